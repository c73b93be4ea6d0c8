// Made from the schemas in src/core by `npm run validators`; not written by hand.
"use strict";
export const validPipeline = validate21;
const schema6 = {"$id":"validPipeline","not":{"not":{"type":"object","required":["name","steps"],"properties":{"name":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"},"description":{"type":"string"},"version":{"type":"string"},"review_due":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"use_when":{"type":"string","pattern":"\\S"},"aliases":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"}},"coordinator":{"type":"string","pattern":"\\S"},"concurrency":{"type":"integer","minimum":1},"rollback_on":{"enum":["any_failure","critical_failure"]},"rollback_to":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"},"checkpoints":{"type":"integer","minimum":2},"timeout":{"anyOf":[{"type":"integer","minimum":0},{"type":"string","pattern":"^[0-9]{1,9}(?:ms|s|m|h)$"}]},"retry":{"anyOf":[{"type":"integer","minimum":0},{"type":"object","properties":{"max":{"type":"integer","minimum":0},"initial_delay":{"anyOf":[{"type":"integer","minimum":0},{"type":"string","pattern":"^[0-9]{1,9}(?:ms|s|m|h)$"}]}},"additionalProperties":false}]},"state":{"type":"object","additionalProperties":{"type":"object","required":["type"],"properties":{"type":{"enum":["string","integer","number","boolean"]},"initial":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"one_of":{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"minItems":1},"label":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"resources":{"type":"object","additionalProperties":{"type":"integer","minimum":1}},"agents":{"type":"object","additionalProperties":{"type":"object","properties":{"run":{"type":"string","pattern":"\\S"},"environment":{"type":"array","items":{"type":"string","pattern":"\\S"}},"secrets":{"type":"array","items":{"type":"string","pattern":"\\S"}},"grants":{"type":"object","additionalProperties":{"enum":["read","write"]}}},"additionalProperties":false}},"steps":{"type":"array","items":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"},"aliases":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"}},"type":{"enum":["execute","evaluator","router","sub-workflow","extract"]},"agent":{"type":"string","pattern":"\\S"},"model":{"type":"string","pattern":"\\S"},"skill":{"type":"string","pattern":"\\S"},"prompt":{"type":"string"},"run":{"type":"string","pattern":"\\S"},"inputs":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"}},"output":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"},"depends_on":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"}},"requires_approval":{"type":"boolean"},"checkpoint":{"anyOf":[{"type":"boolean"},{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"}]},"retry":{"anyOf":[{"type":"integer","minimum":0},{"type":"object","properties":{"max":{"type":"integer","minimum":0},"initial_delay":{"anyOf":[{"type":"integer","minimum":0},{"type":"string","pattern":"^[0-9]{1,9}(?:ms|s|m|h)$"}]}},"additionalProperties":false}]},"timeout":{"anyOf":[{"type":"integer","minimum":0},{"type":"string","pattern":"^[0-9]{1,9}(?:ms|s|m|h)$"}]},"optional":{"type":"boolean"},"critical":{"type":"boolean"},"idempotent":{"type":"boolean"},"risky":{"type":"boolean"},"effects":{"enum":["none","files","external"]},"on_failure":{"enum":["skip","rollback"]},"preconditions":{"type":"array","items":{"type":"object","properties":{"file":{"type":"string","pattern":"\\S"},"state":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"},"output":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"},"run":{"type":"string","pattern":"\\S"},"equals":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"contains":{"type":"string","pattern":"\\S"},"says":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"required_state":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"}},"resources":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"}},"verify":{"type":"array","items":{"type":"object","properties":{"file":{"type":"string","pattern":"\\S"},"state":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"},"output":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$"},"run":{"type":"string","pattern":"\\S"},"equals":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"contains":{"type":"string","pattern":"\\S"},"says":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"compensation":{"$ref":"part1"},"recovery":{"$ref":"part1"},"grants":{"type":"object","additionalProperties":{"enum":["read","write"]}},"evaluate":{"type":"object","additionalProperties":{}},"routes":{"type":"array","items":{"type":"object","additionalProperties":{}}},"workflow":{"type":"string","pattern":"\\S"},"extract":{"type":"object","additionalProperties":{}},"cache":{"type":"boolean"}},"additionalProperties":false},"minItems":1},"eval_gate":{"type":"object","additionalProperties":{}},"budget":{"type":"object","additionalProperties":{}},"reliability":{"type":"object","additionalProperties":{}}},"additionalProperties":false}}};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z][A-Za-z0-9_-]{0,63}$", "u");
const pattern1 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
const pattern2 = new RegExp("\\S", "u");
const pattern6 = new RegExp("^[0-9]{1,9}(?:ms|s|m|h)$", "u");
const schema7 = {"$id":"part1","not":{"not":{"type":"object","properties":{"run":{"type":"string","pattern":"\\S"},"agent":{"type":"string","pattern":"\\S"},"prompt":{"type":"string"},"timeout":{"anyOf":[{"type":"integer","minimum":0},{"type":"string","pattern":"^[0-9]{1,9}(?:ms|s|m|h)$"}]}},"additionalProperties":false}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part1" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs5 = errors;
for(const key0 in data){
if(!((((key0 === "run") || (key0 === "agent")) || (key0 === "prompt")) || (key0 === "timeout"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.run !== undefined){
let data0 = data.run;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data0 === "string"){
if(!pattern2.test(data0)){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.agent !== undefined){
let data1 = data.agent;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data1 === "string"){
if(!pattern2.test(data1)){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.prompt !== undefined){
const _errs10 = errors;
if(typeof data.prompt !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.timeout !== undefined){
let data3 = data.timeout;
const _errs12 = errors;
const _errs13 = errors;
let valid3 = false;
const _errs14 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(errors === _errs14){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
var _valid0 = _errs14 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs16 = errors;
if(errors === _errs16){
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid0 = _errs16 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate22.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate22.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validPipeline" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.steps === undefined) && (missing0 = "steps"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!(func2.call(schema6.not.not.properties, key0))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.description !== undefined){
const _errs8 = errors;
if(typeof data.description !== "string"){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.version !== undefined){
const _errs10 = errors;
if(typeof data.version !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.review_due !== undefined){
let data3 = data.review_due;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.use_when !== undefined){
let data4 = data.use_when;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(!pattern2.test(data4)){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.aliases !== undefined){
let data5 = data.aliases;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data5)){
var valid3 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs18 = errors;
if(errors === _errs18){
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid3 = _errs18 === errors;
if(!valid3){
break;
}
}
}
else {
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.coordinator !== undefined){
let data7 = data.coordinator;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(!pattern2.test(data7)){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.concurrency !== undefined){
let data8 = data.concurrency;
const _errs22 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(errors === _errs22){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.rollback_on !== undefined){
let data9 = data.rollback_on;
const _errs24 = errors;
if(!((data9 === "any_failure") || (data9 === "critical_failure"))){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.rollback_to !== undefined){
let data10 = data.rollback_to;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid2 = _errs25 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.checkpoints !== undefined){
let data11 = data.checkpoints;
const _errs27 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(errors === _errs27){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 2 || isNaN(data11)){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
var valid2 = _errs27 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.timeout !== undefined){
let data12 = data.timeout;
const _errs29 = errors;
const _errs30 = errors;
let valid4 = false;
const _errs31 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(errors === _errs31){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
var _valid0 = _errs31 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs33 = errors;
if(errors === _errs33){
if(typeof data12 === "string"){
if(!pattern6.test(data12)){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var _valid0 = _errs33 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs29 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.retry !== undefined){
let data13 = data.retry;
const _errs35 = errors;
const _errs36 = errors;
let valid5 = false;
const _errs37 = errors;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(errors === _errs37){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
var _valid1 = _errs37 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs39 = errors;
if(errors === _errs39){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
const _errs41 = errors;
for(const key1 in data13){
if(!((key1 === "max") || (key1 === "initial_delay"))){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
break;
}
}
if(_errs41 === errors){
if(data13.max !== undefined){
let data14 = data13.max;
const _errs42 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(errors === _errs42){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
var valid6 = _errs42 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data13.initial_delay !== undefined){
let data15 = data13.initial_delay;
const _errs44 = errors;
const _errs45 = errors;
let valid7 = false;
const _errs46 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(errors === _errs46){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
var _valid2 = _errs46 === errors;
valid7 = valid7 || _valid2;
if(!valid7){
const _errs48 = errors;
if(errors === _errs48){
if(typeof data15 === "string"){
if(!pattern6.test(data15)){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var _valid2 = _errs48 === errors;
valid7 = valid7 || _valid2;
}
if(!valid7){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
else {
errors = _errs45;
if(vErrors !== null){
if(_errs45){
vErrors.length = _errs45;
}
else {
vErrors = null;
}
}
}
var valid6 = _errs44 === errors;
}
else {
var valid6 = true;
}
}
}
}
else {
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
var _valid1 = _errs39 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs35 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.state !== undefined){
let data16 = data.state;
const _errs50 = errors;
if(errors === _errs50){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key2 in data16){
let data17 = data16[key2];
const _errs53 = errors;
if(errors === _errs53){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing1;
if((data17.type === undefined) && (missing1 = "type")){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
else {
const _errs55 = errors;
for(const key3 in data17){
if(!((((key3 === "type") || (key3 === "initial")) || (key3 === "one_of")) || (key3 === "label"))){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
break;
}
}
if(_errs55 === errors){
if(data17.type !== undefined){
let data18 = data17.type;
const _errs56 = errors;
if(!((((data18 === "string") || (data18 === "integer")) || (data18 === "number")) || (data18 === "boolean"))){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var valid9 = _errs56 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data17.initial !== undefined){
let data19 = data17.initial;
const _errs57 = errors;
const _errs58 = errors;
let valid10 = false;
const _errs59 = errors;
if(typeof data19 !== "string"){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid3 = _errs59 === errors;
valid10 = valid10 || _valid3;
if(!valid10){
const _errs61 = errors;
if(!((typeof data19 == "number") && (isFinite(data19)))){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid3 = _errs61 === errors;
valid10 = valid10 || _valid3;
if(!valid10){
const _errs63 = errors;
if(typeof data19 !== "boolean"){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid3 = _errs63 === errors;
valid10 = valid10 || _valid3;
}
}
if(!valid10){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
else {
errors = _errs58;
if(vErrors !== null){
if(_errs58){
vErrors.length = _errs58;
}
else {
vErrors = null;
}
}
}
var valid9 = _errs57 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data17.one_of !== undefined){
let data20 = data17.one_of;
const _errs65 = errors;
if(errors === _errs65){
if(Array.isArray(data20)){
if(data20.length < 1){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
else {
var valid11 = true;
const len1 = data20.length;
for(let i1=0; i1<len1; i1++){
let data21 = data20[i1];
const _errs67 = errors;
const _errs68 = errors;
let valid12 = false;
const _errs69 = errors;
if(typeof data21 !== "string"){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid4 = _errs69 === errors;
valid12 = valid12 || _valid4;
if(!valid12){
const _errs71 = errors;
if(!((typeof data21 == "number") && (isFinite(data21)))){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var _valid4 = _errs71 === errors;
valid12 = valid12 || _valid4;
if(!valid12){
const _errs73 = errors;
if(typeof data21 !== "boolean"){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid4 = _errs73 === errors;
valid12 = valid12 || _valid4;
}
}
if(!valid12){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
else {
errors = _errs68;
if(vErrors !== null){
if(_errs68){
vErrors.length = _errs68;
}
else {
vErrors = null;
}
}
}
var valid11 = _errs67 === errors;
if(!valid11){
break;
}
}
}
}
else {
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
var valid9 = _errs65 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data17.label !== undefined){
let data22 = data17.label;
const _errs75 = errors;
if(errors === _errs75){
if(typeof data22 === "string"){
if(!pattern2.test(data22)){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
var valid9 = _errs75 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
}
else {
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
var valid8 = _errs53 === errors;
if(!valid8){
break;
}
}
}
else {
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
var valid2 = _errs50 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.resources !== undefined){
let data23 = data.resources;
const _errs77 = errors;
if(errors === _errs77){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key4 in data23){
let data24 = data23[key4];
const _errs80 = errors;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(errors === _errs80){
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 < 1 || isNaN(data24)){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
var valid13 = _errs80 === errors;
if(!valid13){
break;
}
}
}
else {
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
var valid2 = _errs77 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.agents !== undefined){
let data25 = data.agents;
const _errs82 = errors;
if(errors === _errs82){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key5 in data25){
let data26 = data25[key5];
const _errs85 = errors;
if(errors === _errs85){
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
const _errs87 = errors;
for(const key6 in data26){
if(!((((key6 === "run") || (key6 === "environment")) || (key6 === "secrets")) || (key6 === "grants"))){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
break;
}
}
if(_errs87 === errors){
if(data26.run !== undefined){
let data27 = data26.run;
const _errs88 = errors;
if(errors === _errs88){
if(typeof data27 === "string"){
if(!pattern2.test(data27)){
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
var valid15 = _errs88 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data26.environment !== undefined){
let data28 = data26.environment;
const _errs90 = errors;
if(errors === _errs90){
if(Array.isArray(data28)){
var valid16 = true;
const len2 = data28.length;
for(let i2=0; i2<len2; i2++){
let data29 = data28[i2];
const _errs92 = errors;
if(errors === _errs92){
if(typeof data29 === "string"){
if(!pattern2.test(data29)){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
var valid16 = _errs92 === errors;
if(!valid16){
break;
}
}
}
else {
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
var valid15 = _errs90 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data26.secrets !== undefined){
let data30 = data26.secrets;
const _errs94 = errors;
if(errors === _errs94){
if(Array.isArray(data30)){
var valid17 = true;
const len3 = data30.length;
for(let i3=0; i3<len3; i3++){
let data31 = data30[i3];
const _errs96 = errors;
if(errors === _errs96){
if(typeof data31 === "string"){
if(!pattern2.test(data31)){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
var valid17 = _errs96 === errors;
if(!valid17){
break;
}
}
}
else {
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
var valid15 = _errs94 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data26.grants !== undefined){
let data32 = data26.grants;
const _errs98 = errors;
if(errors === _errs98){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
for(const key7 in data32){
let data33 = data32[key7];
const _errs101 = errors;
if(!((data33 === "read") || (data33 === "write"))){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var valid18 = _errs101 === errors;
if(!valid18){
break;
}
}
}
else {
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
var valid15 = _errs98 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
}
else {
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
var valid14 = _errs85 === errors;
if(!valid14){
break;
}
}
}
else {
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
var valid2 = _errs82 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.steps !== undefined){
let data34 = data.steps;
const _errs102 = errors;
if(errors === _errs102){
if(Array.isArray(data34)){
if(data34.length < 1){
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
else {
var valid19 = true;
const len4 = data34.length;
for(let i4=0; i4<len4; i4++){
let data35 = data34[i4];
const _errs104 = errors;
if(errors === _errs104){
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
let missing2;
if((data35.id === undefined) && (missing2 = "id")){
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
else {
const _errs106 = errors;
for(const key8 in data35){
if(!(func2.call(schema6.not.not.properties.steps.items.properties, key8))){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
break;
}
}
if(_errs106 === errors){
if(data35.id !== undefined){
let data36 = data35.id;
const _errs107 = errors;
if(errors === _errs107){
if(typeof data36 === "string"){
if(!pattern0.test(data36)){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
var valid20 = _errs107 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.aliases !== undefined){
let data37 = data35.aliases;
const _errs109 = errors;
if(errors === _errs109){
if(Array.isArray(data37)){
var valid21 = true;
const len5 = data37.length;
for(let i5=0; i5<len5; i5++){
let data38 = data37[i5];
const _errs111 = errors;
if(errors === _errs111){
if(typeof data38 === "string"){
if(!pattern0.test(data38)){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
var valid21 = _errs111 === errors;
if(!valid21){
break;
}
}
}
else {
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
var valid20 = _errs109 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.type !== undefined){
let data39 = data35.type;
const _errs113 = errors;
if(!(((((data39 === "execute") || (data39 === "evaluator")) || (data39 === "router")) || (data39 === "sub-workflow")) || (data39 === "extract"))){
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
var valid20 = _errs113 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.agent !== undefined){
let data40 = data35.agent;
const _errs114 = errors;
if(errors === _errs114){
if(typeof data40 === "string"){
if(!pattern2.test(data40)){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
var valid20 = _errs114 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.model !== undefined){
let data41 = data35.model;
const _errs116 = errors;
if(errors === _errs116){
if(typeof data41 === "string"){
if(!pattern2.test(data41)){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
var valid20 = _errs116 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.skill !== undefined){
let data42 = data35.skill;
const _errs118 = errors;
if(errors === _errs118){
if(typeof data42 === "string"){
if(!pattern2.test(data42)){
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
var valid20 = _errs118 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.prompt !== undefined){
const _errs120 = errors;
if(typeof data35.prompt !== "string"){
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
var valid20 = _errs120 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.run !== undefined){
let data44 = data35.run;
const _errs122 = errors;
if(errors === _errs122){
if(typeof data44 === "string"){
if(!pattern2.test(data44)){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
var valid20 = _errs122 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.inputs !== undefined){
let data45 = data35.inputs;
const _errs124 = errors;
if(errors === _errs124){
if(Array.isArray(data45)){
var valid22 = true;
const len6 = data45.length;
for(let i6=0; i6<len6; i6++){
let data46 = data45[i6];
const _errs126 = errors;
if(errors === _errs126){
if(typeof data46 === "string"){
if(!pattern0.test(data46)){
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
else {
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
var valid22 = _errs126 === errors;
if(!valid22){
break;
}
}
}
else {
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
var valid20 = _errs124 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.output !== undefined){
let data47 = data35.output;
const _errs128 = errors;
if(errors === _errs128){
if(typeof data47 === "string"){
if(!pattern0.test(data47)){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
var valid20 = _errs128 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.depends_on !== undefined){
let data48 = data35.depends_on;
const _errs130 = errors;
if(errors === _errs130){
if(Array.isArray(data48)){
var valid23 = true;
const len7 = data48.length;
for(let i7=0; i7<len7; i7++){
let data49 = data48[i7];
const _errs132 = errors;
if(errors === _errs132){
if(typeof data49 === "string"){
if(!pattern0.test(data49)){
const err95 = {};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
else {
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
var valid23 = _errs132 === errors;
if(!valid23){
break;
}
}
}
else {
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
var valid20 = _errs130 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.requires_approval !== undefined){
const _errs134 = errors;
if(typeof data35.requires_approval !== "boolean"){
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
var valid20 = _errs134 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.checkpoint !== undefined){
let data51 = data35.checkpoint;
const _errs136 = errors;
const _errs137 = errors;
let valid24 = false;
const _errs138 = errors;
if(typeof data51 !== "boolean"){
const err99 = {};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
var _valid5 = _errs138 === errors;
valid24 = valid24 || _valid5;
if(!valid24){
const _errs140 = errors;
if(errors === _errs140){
if(typeof data51 === "string"){
if(!pattern0.test(data51)){
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
else {
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
var _valid5 = _errs140 === errors;
valid24 = valid24 || _valid5;
}
if(!valid24){
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
else {
errors = _errs137;
if(vErrors !== null){
if(_errs137){
vErrors.length = _errs137;
}
else {
vErrors = null;
}
}
}
var valid20 = _errs136 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.retry !== undefined){
let data52 = data35.retry;
const _errs142 = errors;
const _errs143 = errors;
let valid25 = false;
const _errs144 = errors;
if(!(((typeof data52 == "number") && (!(data52 % 1) && !isNaN(data52))) && (isFinite(data52)))){
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(errors === _errs144){
if((typeof data52 == "number") && (isFinite(data52))){
if(data52 < 0 || isNaN(data52)){
const err104 = {};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
var _valid6 = _errs144 === errors;
valid25 = valid25 || _valid6;
if(!valid25){
const _errs146 = errors;
if(errors === _errs146){
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
const _errs148 = errors;
for(const key9 in data52){
if(!((key9 === "max") || (key9 === "initial_delay"))){
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
break;
}
}
if(_errs148 === errors){
if(data52.max !== undefined){
let data53 = data52.max;
const _errs149 = errors;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(errors === _errs149){
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 < 0 || isNaN(data53)){
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
var valid26 = _errs149 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data52.initial_delay !== undefined){
let data54 = data52.initial_delay;
const _errs151 = errors;
const _errs152 = errors;
let valid27 = false;
const _errs153 = errors;
if(!(((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54))) && (isFinite(data54)))){
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(errors === _errs153){
if((typeof data54 == "number") && (isFinite(data54))){
if(data54 < 0 || isNaN(data54)){
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
var _valid7 = _errs153 === errors;
valid27 = valid27 || _valid7;
if(!valid27){
const _errs155 = errors;
if(errors === _errs155){
if(typeof data54 === "string"){
if(!pattern6.test(data54)){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
else {
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
var _valid7 = _errs155 === errors;
valid27 = valid27 || _valid7;
}
if(!valid27){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
else {
errors = _errs152;
if(vErrors !== null){
if(_errs152){
vErrors.length = _errs152;
}
else {
vErrors = null;
}
}
}
var valid26 = _errs151 === errors;
}
else {
var valid26 = true;
}
}
}
}
else {
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
var _valid6 = _errs146 === errors;
valid25 = valid25 || _valid6;
}
if(!valid25){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
else {
errors = _errs143;
if(vErrors !== null){
if(_errs143){
vErrors.length = _errs143;
}
else {
vErrors = null;
}
}
}
var valid20 = _errs142 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.timeout !== undefined){
let data55 = data35.timeout;
const _errs157 = errors;
const _errs158 = errors;
let valid28 = false;
const _errs159 = errors;
if(!(((typeof data55 == "number") && (!(data55 % 1) && !isNaN(data55))) && (isFinite(data55)))){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(errors === _errs159){
if((typeof data55 == "number") && (isFinite(data55))){
if(data55 < 0 || isNaN(data55)){
const err116 = {};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
}
var _valid8 = _errs159 === errors;
valid28 = valid28 || _valid8;
if(!valid28){
const _errs161 = errors;
if(errors === _errs161){
if(typeof data55 === "string"){
if(!pattern6.test(data55)){
const err117 = {};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
else {
const err118 = {};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
var _valid8 = _errs161 === errors;
valid28 = valid28 || _valid8;
}
if(!valid28){
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
else {
errors = _errs158;
if(vErrors !== null){
if(_errs158){
vErrors.length = _errs158;
}
else {
vErrors = null;
}
}
}
var valid20 = _errs157 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.optional !== undefined){
const _errs163 = errors;
if(typeof data35.optional !== "boolean"){
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
var valid20 = _errs163 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.critical !== undefined){
const _errs165 = errors;
if(typeof data35.critical !== "boolean"){
const err121 = {};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
var valid20 = _errs165 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.idempotent !== undefined){
const _errs167 = errors;
if(typeof data35.idempotent !== "boolean"){
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
var valid20 = _errs167 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.risky !== undefined){
const _errs169 = errors;
if(typeof data35.risky !== "boolean"){
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
var valid20 = _errs169 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.effects !== undefined){
let data60 = data35.effects;
const _errs171 = errors;
if(!(((data60 === "none") || (data60 === "files")) || (data60 === "external"))){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
var valid20 = _errs171 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.on_failure !== undefined){
let data61 = data35.on_failure;
const _errs172 = errors;
if(!((data61 === "skip") || (data61 === "rollback"))){
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
var valid20 = _errs172 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.preconditions !== undefined){
let data62 = data35.preconditions;
const _errs173 = errors;
if(errors === _errs173){
if(Array.isArray(data62)){
var valid29 = true;
const len8 = data62.length;
for(let i8=0; i8<len8; i8++){
let data63 = data62[i8];
const _errs175 = errors;
if(errors === _errs175){
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
const _errs177 = errors;
for(const key10 in data63){
if(!(((((((key10 === "file") || (key10 === "state")) || (key10 === "output")) || (key10 === "run")) || (key10 === "equals")) || (key10 === "contains")) || (key10 === "says"))){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
break;
}
}
if(_errs177 === errors){
if(data63.file !== undefined){
let data64 = data63.file;
const _errs178 = errors;
if(errors === _errs178){
if(typeof data64 === "string"){
if(!pattern2.test(data64)){
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
else {
const err128 = {};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
var valid30 = _errs178 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data63.state !== undefined){
let data65 = data63.state;
const _errs180 = errors;
if(errors === _errs180){
if(typeof data65 === "string"){
if(!pattern0.test(data65)){
const err129 = {};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
else {
const err130 = {};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
var valid30 = _errs180 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data63.output !== undefined){
let data66 = data63.output;
const _errs182 = errors;
if(errors === _errs182){
if(typeof data66 === "string"){
if(!pattern0.test(data66)){
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
else {
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
var valid30 = _errs182 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data63.run !== undefined){
let data67 = data63.run;
const _errs184 = errors;
if(errors === _errs184){
if(typeof data67 === "string"){
if(!pattern2.test(data67)){
const err133 = {};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
else {
const err134 = {};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
var valid30 = _errs184 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data63.equals !== undefined){
let data68 = data63.equals;
const _errs186 = errors;
const _errs187 = errors;
let valid31 = false;
const _errs188 = errors;
if(typeof data68 !== "string"){
const err135 = {};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
var _valid9 = _errs188 === errors;
valid31 = valid31 || _valid9;
if(!valid31){
const _errs190 = errors;
if(!((typeof data68 == "number") && (isFinite(data68)))){
const err136 = {};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
var _valid9 = _errs190 === errors;
valid31 = valid31 || _valid9;
if(!valid31){
const _errs192 = errors;
if(typeof data68 !== "boolean"){
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
var _valid9 = _errs192 === errors;
valid31 = valid31 || _valid9;
}
}
if(!valid31){
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
else {
errors = _errs187;
if(vErrors !== null){
if(_errs187){
vErrors.length = _errs187;
}
else {
vErrors = null;
}
}
}
var valid30 = _errs186 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data63.contains !== undefined){
let data69 = data63.contains;
const _errs194 = errors;
if(errors === _errs194){
if(typeof data69 === "string"){
if(!pattern2.test(data69)){
const err139 = {};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
else {
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
var valid30 = _errs194 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data63.says !== undefined){
let data70 = data63.says;
const _errs196 = errors;
if(errors === _errs196){
if(typeof data70 === "string"){
if(!pattern2.test(data70)){
const err141 = {};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
else {
const err142 = {};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
var valid30 = _errs196 === errors;
}
else {
var valid30 = true;
}
}
}
}
}
}
}
}
}
else {
const err143 = {};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
var valid29 = _errs175 === errors;
if(!valid29){
break;
}
}
}
else {
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
var valid20 = _errs173 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.required_state !== undefined){
let data71 = data35.required_state;
const _errs198 = errors;
if(errors === _errs198){
if(Array.isArray(data71)){
var valid32 = true;
const len9 = data71.length;
for(let i9=0; i9<len9; i9++){
let data72 = data71[i9];
const _errs200 = errors;
if(errors === _errs200){
if(typeof data72 === "string"){
if(!pattern0.test(data72)){
const err145 = {};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
else {
const err146 = {};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
var valid32 = _errs200 === errors;
if(!valid32){
break;
}
}
}
else {
const err147 = {};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
var valid20 = _errs198 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.resources !== undefined){
let data73 = data35.resources;
const _errs202 = errors;
if(errors === _errs202){
if(Array.isArray(data73)){
var valid33 = true;
const len10 = data73.length;
for(let i10=0; i10<len10; i10++){
let data74 = data73[i10];
const _errs204 = errors;
if(errors === _errs204){
if(typeof data74 === "string"){
if(!pattern0.test(data74)){
const err148 = {};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
var valid33 = _errs204 === errors;
if(!valid33){
break;
}
}
}
else {
const err150 = {};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
var valid20 = _errs202 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.verify !== undefined){
let data75 = data35.verify;
const _errs206 = errors;
if(errors === _errs206){
if(Array.isArray(data75)){
var valid34 = true;
const len11 = data75.length;
for(let i11=0; i11<len11; i11++){
let data76 = data75[i11];
const _errs208 = errors;
if(errors === _errs208){
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
const _errs210 = errors;
for(const key11 in data76){
if(!(((((((key11 === "file") || (key11 === "state")) || (key11 === "output")) || (key11 === "run")) || (key11 === "equals")) || (key11 === "contains")) || (key11 === "says"))){
const err151 = {};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
break;
}
}
if(_errs210 === errors){
if(data76.file !== undefined){
let data77 = data76.file;
const _errs211 = errors;
if(errors === _errs211){
if(typeof data77 === "string"){
if(!pattern2.test(data77)){
const err152 = {};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
else {
const err153 = {};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
var valid35 = _errs211 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data76.state !== undefined){
let data78 = data76.state;
const _errs213 = errors;
if(errors === _errs213){
if(typeof data78 === "string"){
if(!pattern0.test(data78)){
const err154 = {};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
else {
const err155 = {};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
var valid35 = _errs213 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data76.output !== undefined){
let data79 = data76.output;
const _errs215 = errors;
if(errors === _errs215){
if(typeof data79 === "string"){
if(!pattern0.test(data79)){
const err156 = {};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
else {
const err157 = {};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
var valid35 = _errs215 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data76.run !== undefined){
let data80 = data76.run;
const _errs217 = errors;
if(errors === _errs217){
if(typeof data80 === "string"){
if(!pattern2.test(data80)){
const err158 = {};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
else {
const err159 = {};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
var valid35 = _errs217 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data76.equals !== undefined){
let data81 = data76.equals;
const _errs219 = errors;
const _errs220 = errors;
let valid36 = false;
const _errs221 = errors;
if(typeof data81 !== "string"){
const err160 = {};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
var _valid10 = _errs221 === errors;
valid36 = valid36 || _valid10;
if(!valid36){
const _errs223 = errors;
if(!((typeof data81 == "number") && (isFinite(data81)))){
const err161 = {};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
var _valid10 = _errs223 === errors;
valid36 = valid36 || _valid10;
if(!valid36){
const _errs225 = errors;
if(typeof data81 !== "boolean"){
const err162 = {};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
var _valid10 = _errs225 === errors;
valid36 = valid36 || _valid10;
}
}
if(!valid36){
const err163 = {};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
else {
errors = _errs220;
if(vErrors !== null){
if(_errs220){
vErrors.length = _errs220;
}
else {
vErrors = null;
}
}
}
var valid35 = _errs219 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data76.contains !== undefined){
let data82 = data76.contains;
const _errs227 = errors;
if(errors === _errs227){
if(typeof data82 === "string"){
if(!pattern2.test(data82)){
const err164 = {};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
else {
const err165 = {};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
var valid35 = _errs227 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data76.says !== undefined){
let data83 = data76.says;
const _errs229 = errors;
if(errors === _errs229){
if(typeof data83 === "string"){
if(!pattern2.test(data83)){
const err166 = {};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
else {
const err167 = {};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
var valid35 = _errs229 === errors;
}
else {
var valid35 = true;
}
}
}
}
}
}
}
}
}
else {
const err168 = {};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
var valid34 = _errs208 === errors;
if(!valid34){
break;
}
}
}
else {
const err169 = {};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
var valid20 = _errs206 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.compensation !== undefined){
const _errs231 = errors;
if(!(validate22(data35.compensation, {instancePath:instancePath+"/steps/" + i4+"/compensation",parentData:data35,parentDataProperty:"compensation",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid20 = _errs231 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.recovery !== undefined){
const _errs232 = errors;
if(!(validate22(data35.recovery, {instancePath:instancePath+"/steps/" + i4+"/recovery",parentData:data35,parentDataProperty:"recovery",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid20 = _errs232 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.grants !== undefined){
let data86 = data35.grants;
const _errs233 = errors;
if(errors === _errs233){
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
for(const key12 in data86){
let data87 = data86[key12];
const _errs236 = errors;
if(!((data87 === "read") || (data87 === "write"))){
const err170 = {};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
var valid37 = _errs236 === errors;
if(!valid37){
break;
}
}
}
else {
const err171 = {};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
var valid20 = _errs233 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.evaluate !== undefined){
let data88 = data35.evaluate;
const _errs237 = errors;
if(errors === _errs237){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
}
else {
const err172 = {};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
var valid20 = _errs237 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.routes !== undefined){
let data89 = data35.routes;
const _errs240 = errors;
if(errors === _errs240){
if(Array.isArray(data89)){
var valid38 = true;
const len12 = data89.length;
for(let i12=0; i12<len12; i12++){
let data90 = data89[i12];
const _errs242 = errors;
if(errors === _errs242){
if(data90 && typeof data90 == "object" && !Array.isArray(data90)){
}
else {
const err173 = {};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
var valid38 = _errs242 === errors;
if(!valid38){
break;
}
}
}
else {
const err174 = {};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
var valid20 = _errs240 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.workflow !== undefined){
let data91 = data35.workflow;
const _errs245 = errors;
if(errors === _errs245){
if(typeof data91 === "string"){
if(!pattern2.test(data91)){
const err175 = {};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
else {
const err176 = {};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
var valid20 = _errs245 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.extract !== undefined){
let data92 = data35.extract;
const _errs247 = errors;
if(errors === _errs247){
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
}
else {
const err177 = {};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
var valid20 = _errs247 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data35.cache !== undefined){
const _errs250 = errors;
if(typeof data35.cache !== "boolean"){
const err178 = {};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
var valid20 = _errs250 === errors;
}
else {
var valid20 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err179 = {};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
var valid19 = _errs104 === errors;
if(!valid19){
break;
}
}
}
}
else {
const err180 = {};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
var valid2 = _errs102 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.eval_gate !== undefined){
let data94 = data.eval_gate;
const _errs252 = errors;
if(errors === _errs252){
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
}
else {
const err181 = {};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
var valid2 = _errs252 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.budget !== undefined){
let data95 = data.budget;
const _errs255 = errors;
if(errors === _errs255){
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
}
else {
const err182 = {};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
var valid2 = _errs255 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.reliability !== undefined){
let data96 = data.reliability;
const _errs258 = errors;
if(errors === _errs258){
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
}
else {
const err183 = {};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
var valid2 = _errs258 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err184 = {};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err185 = {};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate21.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate21.errors = vErrors;
return errors === 0;
}

export const validRunState = validate25;
const schema8 = {"$id":"validRunState","not":{"not":{"type":"object","required":["format","run_id","pipeline_name","task","status","started_at","initiator","seq","pipeline","policy","current_step","ahead","skipped","custom_state","tree","active","done_outside","checkpoints","confirms","seen","refused"],"properties":{"format":{"const":1},"run_id":{"type":"string"},"pipeline_name":{"type":"string"},"task":{"type":"string"},"status":{"enum":["running","awaiting_approval","awaiting_direction","rolling_back","completed","failed","rolled_back","cancelled"]},"reason":{"type":"object","required":["code","because"],"properties":{"code":{"type":"string"},"because":{"type":"string"}},"additionalProperties":false},"started_at":{"type":"string"},"ended_at":{"type":"string"},"initiator":{"type":"object","required":["id","login","door"],"properties":{"id":{"anyOf":[{"type":"integer"},{"type":"string"}]},"login":{"type":"string"},"door":{"type":"string"}},"additionalProperties":false},"project":{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"track":{"type":"string"},"artifact":{"type":"string"}},"additionalProperties":false},"issue":{"type":"integer","minimum":1},"seq":{"type":"integer","minimum":1},"pipeline":{"$ref":"part2"},"policy":{"anyOf":[{"type":"object","required":["blob","origin"],"properties":{"blob":{"type":"string"},"origin":{"type":"string"},"base":{"$ref":"part2"}},"additionalProperties":false},{"type":"null"}]},"current_step":{"type":"integer","minimum":0},"ahead":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}},"skipped":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}},"custom_state":{"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"null"}]}},"tree":{"anyOf":[{"type":"string"},{"type":"null"}]},"active":{"type":"object","additionalProperties":{"type":"object","required":["is","job","attempt","since"],"properties":{"is":{"enum":["running","retrying","awaiting_approval","awaiting_direction"]},"job":{"enum":["step","recovery","compensation"]},"attempt":{"type":"integer","minimum":1},"since":{"type":"string"},"due":{"type":"string"},"by":{"type":"string"},"reason_code":{"type":"string"},"doer":{"enum":["host","driver"]}},"additionalProperties":false}},"done_outside":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}},"checkpoints":{"type":"array","items":{"type":"object","required":["id","name","step","timestamp","validated","seq","outside"],"properties":{"id":{"type":"string"},"name":{"type":"string"},"step":{"type":"integer","minimum":-1},"timestamp":{"type":"string"},"validated":{"type":"boolean"},"validated_at":{"type":"string"},"changed_since":{"const":true},"corrupt":{"type":"boolean"},"seq":{"type":"integer","minimum":1},"outside":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}}},"additionalProperties":false}},"rollback":{"type":"object","required":["to","because","next"],"properties":{"to":{"type":"string"},"because":{"type":"string"},"next":{"enum":["awaiting_direction","cancelled"]}},"additionalProperties":false},"confirms":{"type":"object","additionalProperties":{"type":"object","required":["confirm_id","number","gate","track","status","covers","requested_by_role","requested_at","decisions"],"properties":{"confirm_id":{"type":"string"},"number":{"type":"integer","minimum":1},"gate":{"type":"string"},"track":{"type":"string"},"status":{"enum":["requested","partial","approved","conditional","rejected","expired","superseded","blocked"]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"proposal":{"anyOf":[{"type":"string"},{"type":"null"}]},"head":{"anyOf":[{"type":"string"},{"type":"null"}]},"requested_by_role":{"type":"string"},"requested_by":{"type":"string"},"requested_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"since":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"decisions":{"type":"array","items":{"type":"object","required":["decision_id","status","decided_by","decided_by_login","decided_by_role","decided_at","assurance","reason"],"properties":{"decision_id":{"type":"string"},"status":{"enum":["approved","rejected","cancelled"]},"decided_by":{"anyOf":[{"type":"integer"},{"type":"string"}]},"decided_by_login":{"type":"string"},"decided_by_role":{"type":"string"},"authority":{"type":"string"},"roles":{"type":"array","items":{"type":"string"}},"owners":{"type":"array","items":{"type":"string"}},"delegated_by":{"type":"array","items":{"$ref":"part3"}},"deputy_role":{"type":"string"},"decided_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"said":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"assurance":{"enum":["proven","signed","attested","asserted"]},"attested_by":{"type":"string"},"evidence":{"type":"object","required":["name","sha256","bytes"],"properties":{"name":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"bytes":{"type":"integer"}},"additionalProperties":false},"reason":{"type":"string"},"head":{"type":"string"}},"additionalProperties":false}},"permits":{"type":"array","items":{"type":"string"}},"limits":{"type":"string"},"conditions":{"type":"array","items":{"$ref":"condition"}},"blockers":{"type":"array","items":{"type":"string"}},"expires_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"supersedes":{"type":"string"},"voided":{"type":"object","required":["confirm_id","status","approved_by","covers","because"],"properties":{"confirm_id":{"type":"string"},"status":{"enum":["superseded","expired"]},"approved_by":{"type":"array","items":{"$ref":"part3"}},"head":{"anyOf":[{"type":"string"},{"type":"null"}]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"because":{"type":"string"},"permits":{"type":"array","items":{"type":"string"}},"limits":{"type":"string"},"conditions":{"type":"array","items":{"$ref":"condition"}},"blockers":{"type":"array","items":{"type":"string"}},"expires_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"}},"additionalProperties":false},"overridden":{"type":"object","required":["by","at","reason"],"properties":{"by":{"type":"string"},"at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"reason":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false}},"asked":{"type":"object","additionalProperties":{"type":"object","required":["makers"],"properties":{"makers":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}},"weakens":{"type":"array","items":{"type":"string"}},"job":{"enum":["step","recovery","compensation"]},"attempt":{"type":"integer","minimum":1}},"additionalProperties":false}},"made":{"type":"array","items":{"type":"object","required":["id","steps"],"properties":{"id":{"anyOf":[{"type":"integer"},{"type":"string"}]},"steps":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}}},"additionalProperties":false}},"approvers":{"type":"object","additionalProperties":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}}},"delegations":{"type":"array","items":{"type":"object","required":["role","by","to","from","until","reason"],"properties":{"role":{"type":"string"},"by":{"$ref":"part3"},"to":{"type":"object","required":["login"],"properties":{"login":{"type":"string"},"id":{"anyOf":[{"type":"integer"},{"type":"string"}]}},"additionalProperties":false},"from":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"until":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"reason":{"type":"string"}},"additionalProperties":false}},"receipts":{"type":"object","additionalProperties":{"type":"string"}},"intents":{"type":"object","additionalProperties":{"type":"object","additionalProperties":{}}},"seen":{"type":"array","items":{"type":"string"}},"heard":{"type":"string"},"refused":{"type":"object","additionalProperties":{"type":"object","required":["hour","count"],"properties":{"hour":{"type":"string"},"count":{"type":"integer"}},"additionalProperties":false}}},"additionalProperties":false}}};
const schema9 = {"$id":"part2","not":{"not":{"type":"object","required":["blob","origin"],"properties":{"blob":{"type":"string"},"origin":{"type":"string"}},"additionalProperties":false}}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part2" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.blob === undefined) && (missing0 = "blob")) || ((data.origin === undefined) && (missing0 = "origin"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!((key0 === "blob") || (key0 === "origin"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.blob !== undefined){
const _errs6 = errors;
if(typeof data.blob !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.origin !== undefined){
const _errs8 = errors;
if(typeof data.origin !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate26.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate26.errors = vErrors;
return errors === 0;
}

const schema10 = {"$id":"part3","not":{"not":{"type":"object","required":["id","login"],"properties":{"id":{"anyOf":[{"type":"integer"},{"type":"string"}]},"login":{"type":"string"}},"additionalProperties":false}}};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part3" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.id === undefined) && (missing0 = "id")) || ((data.login === undefined) && (missing0 = "login"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!((key0 === "id") || (key0 === "login"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.id !== undefined){
let data0 = data.id;
const _errs6 = errors;
const _errs7 = errors;
let valid3 = false;
const _errs8 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs10 = errors;
if(typeof data0 !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.login !== undefined){
const _errs12 = errors;
if(typeof data.login !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate29.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate29.errors = vErrors;
return errors === 0;
}

const schema11 = {"$id":"condition","not":{"not":{"type":"object","anyOf":[{"type":"object","required":["all"],"properties":{"all":{"type":"array","items":{"$ref":"condition"},"minItems":1}},"additionalProperties":false},{"type":"object","required":["any"],"properties":{"any":{"type":"array","items":{"$ref":"condition"},"minItems":1}},"additionalProperties":false},{"type":"object","required":["not"],"properties":{"not":{"$ref":"condition"}},"additionalProperties":false},{"type":"object","required":["artifact"],"properties":{"artifact":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["count"],"properties":{"count":{"type":"object","required":["artifact","at_least"],"properties":{"artifact":{"type":"string","pattern":"\\S"},"at_least":{"type":"integer","minimum":1}},"additionalProperties":false}},"additionalProperties":false},{"type":"object","required":["gate"],"properties":{"gate":{"type":"string","pattern":"\\S"},"is":{"enum":["open","closed","conditional"]},"permits":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["check"],"properties":{"check":{"type":"string","pattern":"\\S"},"is":{"enum":["passed","failed"]}},"additionalProperties":false},{"type":"object","required":["fact"],"properties":{"fact":{"type":"string","pattern":"\\S"},"equals":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"one_of":{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"minItems":1},"at_least":{"type":"number"},"at_most":{"type":"number"}},"additionalProperties":false},{"type":"object","required":["flag"],"properties":{"flag":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["track"],"properties":{"track":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["no"],"properties":{"no":{"enum":["blockers","conflicts","missing_facts"]}},"additionalProperties":false},{"type":"object","required":["run"],"properties":{"run":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["closure"],"properties":{"closure":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["date"],"properties":{"date":{"type":"object","properties":{"after":{"type":"string","pattern":"\\S"},"before":{"type":"string","pattern":"\\S"}},"additionalProperties":false,"minProperties":1}},"additionalProperties":false},{"type":"object","required":["age"],"properties":{"age":{"type":"object","required":["artifact","at_least_days"],"properties":{"artifact":{"type":"string","pattern":"\\S"},"at_least_days":{"type":"number","exclusiveMinimum":0}},"additionalProperties":false}},"additionalProperties":false}]}}};
const wrapper0 = {validate: validate31};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="condition" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(!(data && typeof data == "object" && !Array.isArray(data))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const _errs5 = errors;
let valid2 = false;
const _errs6 = errors;
if(errors === _errs6){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.all === undefined) && (missing0 = "all")){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
const _errs8 = errors;
for(const key0 in data){
if(!(key0 === "all")){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
break;
}
}
if(_errs8 === errors){
if(data.all !== undefined){
let data0 = data.all;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data0)){
if(data0.length < 1){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
var valid4 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(!(wrapper0.validate(data0[i0], {instancePath:instancePath+"/all/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid4 = _errs11 === errors;
if(!valid4){
break;
}
}
}
}
else {
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
}
}
else {
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs12 = errors;
if(errors === _errs12){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.any === undefined) && (missing1 = "any")){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
const _errs14 = errors;
for(const key1 in data){
if(!(key1 === "any")){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
break;
}
}
if(_errs14 === errors){
if(data.any !== undefined){
let data2 = data.any;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data2)){
if(data2.length < 1){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
var valid6 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs17 = errors;
if(!(wrapper0.validate(data2[i1], {instancePath:instancePath+"/any/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid6 = _errs17 === errors;
if(!valid6){
break;
}
}
}
}
else {
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
}
}
else {
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var _valid0 = _errs12 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs18 = errors;
if(errors === _errs18){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.not === undefined) && (missing2 = "not")){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
const _errs20 = errors;
for(const key2 in data){
if(!(key2 === "not")){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
break;
}
}
if(_errs20 === errors){
if(data.not !== undefined){
if(!(wrapper0.validate(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid0 = _errs18 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs22 = errors;
if(errors === _errs22){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((data.artifact === undefined) && (missing3 = "artifact")){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
const _errs24 = errors;
for(const key3 in data){
if(!(key3 === "artifact")){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
}
if(_errs24 === errors){
if(data.artifact !== undefined){
let data5 = data.artifact;
const _errs25 = errors;
if(errors === _errs25){
if(typeof data5 === "string"){
if(!pattern2.test(data5)){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
}
}
}
else {
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var _valid0 = _errs22 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs27 = errors;
if(errors === _errs27){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.count === undefined) && (missing4 = "count")){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
else {
const _errs29 = errors;
for(const key4 in data){
if(!(key4 === "count")){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
break;
}
}
if(_errs29 === errors){
if(data.count !== undefined){
let data6 = data.count;
const _errs30 = errors;
if(errors === _errs30){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing5;
if(((data6.artifact === undefined) && (missing5 = "artifact")) || ((data6.at_least === undefined) && (missing5 = "at_least"))){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
else {
const _errs32 = errors;
for(const key5 in data6){
if(!((key5 === "artifact") || (key5 === "at_least"))){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
break;
}
}
if(_errs32 === errors){
if(data6.artifact !== undefined){
let data7 = data6.artifact;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data7 === "string"){
if(!pattern2.test(data7)){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var valid10 = _errs33 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data6.at_least !== undefined){
let data8 = data6.at_least;
const _errs35 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(errors === _errs35){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
var valid10 = _errs35 === errors;
}
else {
var valid10 = true;
}
}
}
}
}
else {
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
}
}
}
else {
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
var _valid0 = _errs27 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs37 = errors;
if(errors === _errs37){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if((data.gate === undefined) && (missing6 = "gate")){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
const _errs39 = errors;
for(const key6 in data){
if(!(((key6 === "gate") || (key6 === "is")) || (key6 === "permits"))){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
break;
}
}
if(_errs39 === errors){
if(data.gate !== undefined){
let data9 = data.gate;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data9 === "string"){
if(!pattern2.test(data9)){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
var valid11 = _errs40 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.is !== undefined){
let data10 = data.is;
const _errs42 = errors;
if(!(((data10 === "open") || (data10 === "closed")) || (data10 === "conditional"))){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var valid11 = _errs42 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.permits !== undefined){
let data11 = data.permits;
const _errs43 = errors;
if(errors === _errs43){
if(typeof data11 === "string"){
if(!pattern2.test(data11)){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var valid11 = _errs43 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
else {
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var _valid0 = _errs37 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs45 = errors;
if(errors === _errs45){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing7;
if((data.check === undefined) && (missing7 = "check")){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
else {
const _errs47 = errors;
for(const key7 in data){
if(!((key7 === "check") || (key7 === "is"))){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
break;
}
}
if(_errs47 === errors){
if(data.check !== undefined){
let data12 = data.check;
const _errs48 = errors;
if(errors === _errs48){
if(typeof data12 === "string"){
if(!pattern2.test(data12)){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var valid12 = _errs48 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data.is !== undefined){
let data13 = data.is;
const _errs50 = errors;
if(!((data13 === "passed") || (data13 === "failed"))){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var valid12 = _errs50 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
else {
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
var _valid0 = _errs45 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs51 = errors;
if(errors === _errs51){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing8;
if((data.fact === undefined) && (missing8 = "fact")){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
else {
const _errs53 = errors;
for(const key8 in data){
if(!(((((key8 === "fact") || (key8 === "equals")) || (key8 === "one_of")) || (key8 === "at_least")) || (key8 === "at_most"))){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
break;
}
}
if(_errs53 === errors){
if(data.fact !== undefined){
let data14 = data.fact;
const _errs54 = errors;
if(errors === _errs54){
if(typeof data14 === "string"){
if(!pattern2.test(data14)){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
var valid13 = _errs54 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data.equals !== undefined){
let data15 = data.equals;
const _errs56 = errors;
const _errs57 = errors;
let valid14 = false;
const _errs58 = errors;
if(typeof data15 !== "string"){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid1 = _errs58 === errors;
valid14 = valid14 || _valid1;
if(!valid14){
const _errs60 = errors;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var _valid1 = _errs60 === errors;
valid14 = valid14 || _valid1;
if(!valid14){
const _errs62 = errors;
if(typeof data15 !== "boolean"){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid1 = _errs62 === errors;
valid14 = valid14 || _valid1;
}
}
if(!valid14){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
var valid13 = _errs56 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data.one_of !== undefined){
let data16 = data.one_of;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data16)){
if(data16.length < 1){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
else {
var valid15 = true;
const len2 = data16.length;
for(let i2=0; i2<len2; i2++){
let data17 = data16[i2];
const _errs66 = errors;
const _errs67 = errors;
let valid16 = false;
const _errs68 = errors;
if(typeof data17 !== "string"){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var _valid2 = _errs68 === errors;
valid16 = valid16 || _valid2;
if(!valid16){
const _errs70 = errors;
if(!((typeof data17 == "number") && (isFinite(data17)))){
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
var _valid2 = _errs70 === errors;
valid16 = valid16 || _valid2;
if(!valid16){
const _errs72 = errors;
if(typeof data17 !== "boolean"){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var _valid2 = _errs72 === errors;
valid16 = valid16 || _valid2;
}
}
if(!valid16){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
else {
errors = _errs67;
if(vErrors !== null){
if(_errs67){
vErrors.length = _errs67;
}
else {
vErrors = null;
}
}
}
var valid15 = _errs66 === errors;
if(!valid15){
break;
}
}
}
}
else {
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
var valid13 = _errs64 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data.at_least !== undefined){
let data18 = data.at_least;
const _errs74 = errors;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var valid13 = _errs74 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data.at_most !== undefined){
let data19 = data.at_most;
const _errs76 = errors;
if(!((typeof data19 == "number") && (isFinite(data19)))){
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
var valid13 = _errs76 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
}
}
}
else {
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
var _valid0 = _errs51 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs78 = errors;
if(errors === _errs78){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing9;
if((data.flag === undefined) && (missing9 = "flag")){
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
else {
const _errs80 = errors;
for(const key9 in data){
if(!(key9 === "flag")){
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
break;
}
}
if(_errs80 === errors){
if(data.flag !== undefined){
let data20 = data.flag;
const _errs81 = errors;
if(errors === _errs81){
if(typeof data20 === "string"){
if(!pattern2.test(data20)){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
}
}
}
else {
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
var _valid0 = _errs78 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs83 = errors;
if(errors === _errs83){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing10;
if((data.track === undefined) && (missing10 = "track")){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
else {
const _errs85 = errors;
for(const key10 in data){
if(!(((key10 === "track") || (key10 === "is")) || (key10 === "stage"))){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
break;
}
}
if(_errs85 === errors){
if(data.track !== undefined){
let data21 = data.track;
const _errs86 = errors;
if(errors === _errs86){
if(typeof data21 === "string"){
if(!pattern2.test(data21)){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
var valid18 = _errs86 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.is !== undefined){
let data22 = data.is;
const _errs88 = errors;
if(errors === _errs88){
if(typeof data22 === "string"){
if(!pattern2.test(data22)){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
var valid18 = _errs88 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data.stage !== undefined){
let data23 = data.stage;
const _errs90 = errors;
if(errors === _errs90){
if(typeof data23 === "string"){
if(!pattern2.test(data23)){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
var valid18 = _errs90 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
}
else {
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
var _valid0 = _errs83 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs92 = errors;
if(errors === _errs92){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing11;
if((data.no === undefined) && (missing11 = "no")){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
else {
const _errs94 = errors;
for(const key11 in data){
if(!(key11 === "no")){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
break;
}
}
if(_errs94 === errors){
if(data.no !== undefined){
let data24 = data.no;
if(!(((data24 === "blockers") || (data24 === "conflicts")) || (data24 === "missing_facts"))){
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
}
}
else {
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
var _valid0 = _errs92 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs96 = errors;
if(errors === _errs96){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing12;
if((data.run === undefined) && (missing12 = "run")){
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
else {
const _errs98 = errors;
for(const key12 in data){
if(!((key12 === "run") || (key12 === "is"))){
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
break;
}
}
if(_errs98 === errors){
if(data.run !== undefined){
let data25 = data.run;
const _errs99 = errors;
if(errors === _errs99){
if(typeof data25 === "string"){
if(!pattern2.test(data25)){
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
var valid20 = _errs99 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data.is !== undefined){
let data26 = data.is;
const _errs101 = errors;
if(errors === _errs101){
if(typeof data26 === "string"){
if(!pattern2.test(data26)){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
var valid20 = _errs101 === errors;
}
else {
var valid20 = true;
}
}
}
}
}
else {
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
var _valid0 = _errs96 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs103 = errors;
if(errors === _errs103){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing13;
if((data.closure === undefined) && (missing13 = "closure")){
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
else {
const _errs105 = errors;
for(const key13 in data){
if(!((key13 === "closure") || (key13 === "is"))){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
break;
}
}
if(_errs105 === errors){
if(data.closure !== undefined){
let data27 = data.closure;
const _errs106 = errors;
if(errors === _errs106){
if(typeof data27 === "string"){
if(!pattern2.test(data27)){
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
var valid21 = _errs106 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data.is !== undefined){
let data28 = data.is;
const _errs108 = errors;
if(errors === _errs108){
if(typeof data28 === "string"){
if(!pattern2.test(data28)){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
var valid21 = _errs108 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
else {
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
var _valid0 = _errs103 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs110 = errors;
if(errors === _errs110){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing14;
if((data.date === undefined) && (missing14 = "date")){
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
else {
const _errs112 = errors;
for(const key14 in data){
if(!(key14 === "date")){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
break;
}
}
if(_errs112 === errors){
if(data.date !== undefined){
let data29 = data.date;
const _errs113 = errors;
if(errors === _errs113){
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(Object.keys(data29).length < 1){
const err94 = {};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
else {
const _errs115 = errors;
for(const key15 in data29){
if(!((key15 === "after") || (key15 === "before"))){
const err95 = {};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
break;
}
}
if(_errs115 === errors){
if(data29.after !== undefined){
let data30 = data29.after;
const _errs116 = errors;
if(errors === _errs116){
if(typeof data30 === "string"){
if(!pattern2.test(data30)){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
var valid23 = _errs116 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data29.before !== undefined){
let data31 = data29.before;
const _errs118 = errors;
if(errors === _errs118){
if(typeof data31 === "string"){
if(!pattern2.test(data31)){
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
var valid23 = _errs118 === errors;
}
else {
var valid23 = true;
}
}
}
}
}
else {
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
}
}
}
else {
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
var _valid0 = _errs110 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs120 = errors;
if(errors === _errs120){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing15;
if((data.age === undefined) && (missing15 = "age")){
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
else {
const _errs122 = errors;
for(const key16 in data){
if(!(key16 === "age")){
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
break;
}
}
if(_errs122 === errors){
if(data.age !== undefined){
let data32 = data.age;
const _errs123 = errors;
if(errors === _errs123){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
let missing16;
if(((data32.artifact === undefined) && (missing16 = "artifact")) || ((data32.at_least_days === undefined) && (missing16 = "at_least_days"))){
const err104 = {};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
else {
const _errs125 = errors;
for(const key17 in data32){
if(!((key17 === "artifact") || (key17 === "at_least_days"))){
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
break;
}
}
if(_errs125 === errors){
if(data32.artifact !== undefined){
let data33 = data32.artifact;
const _errs126 = errors;
if(errors === _errs126){
if(typeof data33 === "string"){
if(!pattern2.test(data33)){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
var valid25 = _errs126 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data32.at_least_days !== undefined){
let data34 = data32.at_least_days;
const _errs128 = errors;
if(errors === _errs128){
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 <= 0 || isNaN(data34)){
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
var valid25 = _errs128 === errors;
}
else {
var valid25 = true;
}
}
}
}
}
else {
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
}
}
}
else {
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
var _valid0 = _errs120 === errors;
valid2 = valid2 || _valid0;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
if(!valid2){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate31.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate31.errors = vErrors;
return errors === 0;
}

const pattern42 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T", "u");
const pattern46 = new RegExp("^[0-9a-f]{64}$", "u");

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validRunState" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((((((((data.format === undefined) && (missing0 = "format")) || ((data.run_id === undefined) && (missing0 = "run_id"))) || ((data.pipeline_name === undefined) && (missing0 = "pipeline_name"))) || ((data.task === undefined) && (missing0 = "task"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.started_at === undefined) && (missing0 = "started_at"))) || ((data.initiator === undefined) && (missing0 = "initiator"))) || ((data.seq === undefined) && (missing0 = "seq"))) || ((data.pipeline === undefined) && (missing0 = "pipeline"))) || ((data.policy === undefined) && (missing0 = "policy"))) || ((data.current_step === undefined) && (missing0 = "current_step"))) || ((data.ahead === undefined) && (missing0 = "ahead"))) || ((data.skipped === undefined) && (missing0 = "skipped"))) || ((data.custom_state === undefined) && (missing0 = "custom_state"))) || ((data.tree === undefined) && (missing0 = "tree"))) || ((data.active === undefined) && (missing0 = "active"))) || ((data.done_outside === undefined) && (missing0 = "done_outside"))) || ((data.checkpoints === undefined) && (missing0 = "checkpoints"))) || ((data.confirms === undefined) && (missing0 = "confirms"))) || ((data.seen === undefined) && (missing0 = "seen"))) || ((data.refused === undefined) && (missing0 = "refused"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!(func2.call(schema8.not.not.properties, key0))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.format !== undefined){
const _errs6 = errors;
if(1 !== data.format){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.run_id !== undefined){
const _errs7 = errors;
if(typeof data.run_id !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.pipeline_name !== undefined){
const _errs9 = errors;
if(typeof data.pipeline_name !== "string"){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.task !== undefined){
const _errs11 = errors;
if(typeof data.task !== "string"){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.status !== undefined){
let data4 = data.status;
const _errs13 = errors;
if(!((((((((data4 === "running") || (data4 === "awaiting_approval")) || (data4 === "awaiting_direction")) || (data4 === "rolling_back")) || (data4 === "completed")) || (data4 === "failed")) || (data4 === "rolled_back")) || (data4 === "cancelled"))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.reason !== undefined){
let data5 = data.reason;
const _errs14 = errors;
if(errors === _errs14){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if(((data5.code === undefined) && (missing1 = "code")) || ((data5.because === undefined) && (missing1 = "because"))){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
const _errs16 = errors;
for(const key1 in data5){
if(!((key1 === "code") || (key1 === "because"))){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
}
if(_errs16 === errors){
if(data5.code !== undefined){
const _errs17 = errors;
if(typeof data5.code !== "string"){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.because !== undefined){
const _errs19 = errors;
if(typeof data5.because !== "string"){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.started_at !== undefined){
const _errs21 = errors;
if(typeof data.started_at !== "string"){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.ended_at !== undefined){
const _errs23 = errors;
if(typeof data.ended_at !== "string"){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var valid2 = _errs23 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.initiator !== undefined){
let data10 = data.initiator;
const _errs25 = errors;
if(errors === _errs25){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((((data10.id === undefined) && (missing2 = "id")) || ((data10.login === undefined) && (missing2 = "login"))) || ((data10.door === undefined) && (missing2 = "door"))){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
const _errs27 = errors;
for(const key2 in data10){
if(!(((key2 === "id") || (key2 === "login")) || (key2 === "door"))){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
}
if(_errs27 === errors){
if(data10.id !== undefined){
let data11 = data10.id;
const _errs28 = errors;
const _errs29 = errors;
let valid5 = false;
const _errs30 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid0 = _errs30 === errors;
valid5 = valid5 || _valid0;
if(!valid5){
const _errs32 = errors;
if(typeof data11 !== "string"){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid0 = _errs32 === errors;
valid5 = valid5 || _valid0;
}
if(!valid5){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
errors = _errs29;
if(vErrors !== null){
if(_errs29){
vErrors.length = _errs29;
}
else {
vErrors = null;
}
}
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.login !== undefined){
const _errs34 = errors;
if(typeof data10.login !== "string"){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var valid4 = _errs34 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data10.door !== undefined){
const _errs36 = errors;
if(typeof data10.door !== "string"){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var valid4 = _errs36 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
else {
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var valid2 = _errs25 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.project !== undefined){
let data14 = data.project;
const _errs38 = errors;
if(errors === _errs38){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing3;
if((data14.id === undefined) && (missing3 = "id")){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
else {
const _errs40 = errors;
for(const key3 in data14){
if(!(((key3 === "id") || (key3 === "track")) || (key3 === "artifact"))){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
break;
}
}
if(_errs40 === errors){
if(data14.id !== undefined){
const _errs41 = errors;
if(typeof data14.id !== "string"){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var valid6 = _errs41 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data14.track !== undefined){
const _errs43 = errors;
if(typeof data14.track !== "string"){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var valid6 = _errs43 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data14.artifact !== undefined){
const _errs45 = errors;
if(typeof data14.artifact !== "string"){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var valid6 = _errs45 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
else {
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
var valid2 = _errs38 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.issue !== undefined){
let data18 = data.issue;
const _errs47 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(errors === _errs47){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 1 || isNaN(data18)){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
var valid2 = _errs47 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.seq !== undefined){
let data19 = data.seq;
const _errs49 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(errors === _errs49){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 1 || isNaN(data19)){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
var valid2 = _errs49 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.pipeline !== undefined){
const _errs51 = errors;
if(!(validate26(data.pipeline, {instancePath:instancePath+"/pipeline",parentData:data,parentDataProperty:"pipeline",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid2 = _errs51 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.policy !== undefined){
let data21 = data.policy;
const _errs52 = errors;
const _errs53 = errors;
let valid7 = false;
const _errs54 = errors;
if(errors === _errs54){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing4;
if(((data21.blob === undefined) && (missing4 = "blob")) || ((data21.origin === undefined) && (missing4 = "origin"))){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
else {
const _errs56 = errors;
for(const key4 in data21){
if(!(((key4 === "blob") || (key4 === "origin")) || (key4 === "base"))){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
break;
}
}
if(_errs56 === errors){
if(data21.blob !== undefined){
const _errs57 = errors;
if(typeof data21.blob !== "string"){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
var valid8 = _errs57 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.origin !== undefined){
const _errs59 = errors;
if(typeof data21.origin !== "string"){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
var valid8 = _errs59 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data21.base !== undefined){
const _errs61 = errors;
if(!(validate26(data21.base, {instancePath:instancePath+"/policy/base",parentData:data21,parentDataProperty:"base",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid8 = _errs61 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
else {
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var _valid1 = _errs54 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const _errs62 = errors;
if(data21 !== null){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var _valid1 = _errs62 === errors;
valid7 = valid7 || _valid1;
}
if(!valid7){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
else {
errors = _errs53;
if(vErrors !== null){
if(_errs53){
vErrors.length = _errs53;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs52 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.current_step !== undefined){
let data25 = data.current_step;
const _errs64 = errors;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(errors === _errs64){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 0 || isNaN(data25)){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
var valid2 = _errs64 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.ahead !== undefined){
let data26 = data.ahead;
const _errs66 = errors;
if(errors === _errs66){
if(Array.isArray(data26)){
var valid9 = true;
const len0 = data26.length;
for(let i0=0; i0<len0; i0++){
let data27 = data26[i0];
const _errs68 = errors;
if(errors === _errs68){
if(Array.isArray(data27)){
if(data27.length > 2){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
else {
if(data27.length < 2){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
else {
var valid10 = true;
const len1 = data27.length;
for(let i1=0; i1<len1; i1++){
let data28 = data27[i1];
const _errs70 = errors;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(errors === _errs70){
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 < 0 || isNaN(data28)){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
var valid10 = _errs70 === errors;
if(!valid10){
break;
}
}
}
}
}
else {
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
var valid9 = _errs68 === errors;
if(!valid9){
break;
}
}
}
else {
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
var valid2 = _errs66 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.skipped !== undefined){
let data29 = data.skipped;
const _errs72 = errors;
if(errors === _errs72){
if(Array.isArray(data29)){
var valid11 = true;
const len2 = data29.length;
for(let i2=0; i2<len2; i2++){
let data30 = data29[i2];
const _errs74 = errors;
if(errors === _errs74){
if(Array.isArray(data30)){
if(data30.length > 2){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
else {
if(data30.length < 2){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
else {
var valid12 = true;
const len3 = data30.length;
for(let i3=0; i3<len3; i3++){
let data31 = data30[i3];
const _errs76 = errors;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(errors === _errs76){
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 < 0 || isNaN(data31)){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
var valid12 = _errs76 === errors;
if(!valid12){
break;
}
}
}
}
}
else {
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
var valid11 = _errs74 === errors;
if(!valid11){
break;
}
}
}
else {
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
var valid2 = _errs72 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.custom_state !== undefined){
let data32 = data.custom_state;
const _errs78 = errors;
if(errors === _errs78){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
for(const key5 in data32){
let data33 = data32[key5];
const _errs81 = errors;
const _errs82 = errors;
let valid14 = false;
const _errs83 = errors;
if(typeof data33 !== "string"){
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
var _valid2 = _errs83 === errors;
valid14 = valid14 || _valid2;
if(!valid14){
const _errs85 = errors;
if(!((typeof data33 == "number") && (isFinite(data33)))){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var _valid2 = _errs85 === errors;
valid14 = valid14 || _valid2;
if(!valid14){
const _errs87 = errors;
if(typeof data33 !== "boolean"){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
var _valid2 = _errs87 === errors;
valid14 = valid14 || _valid2;
if(!valid14){
const _errs89 = errors;
if(data33 !== null){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid2 = _errs89 === errors;
valid14 = valid14 || _valid2;
}
}
}
if(!valid14){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
else {
errors = _errs82;
if(vErrors !== null){
if(_errs82){
vErrors.length = _errs82;
}
else {
vErrors = null;
}
}
}
var valid13 = _errs81 === errors;
if(!valid13){
break;
}
}
}
else {
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
var valid2 = _errs78 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tree !== undefined){
let data34 = data.tree;
const _errs91 = errors;
const _errs92 = errors;
let valid15 = false;
const _errs93 = errors;
if(typeof data34 !== "string"){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var _valid3 = _errs93 === errors;
valid15 = valid15 || _valid3;
if(!valid15){
const _errs95 = errors;
if(data34 !== null){
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
var _valid3 = _errs95 === errors;
valid15 = valid15 || _valid3;
}
if(!valid15){
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
else {
errors = _errs92;
if(vErrors !== null){
if(_errs92){
vErrors.length = _errs92;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs91 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.active !== undefined){
let data35 = data.active;
const _errs97 = errors;
if(errors === _errs97){
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
for(const key6 in data35){
let data36 = data35[key6];
const _errs100 = errors;
if(errors === _errs100){
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
let missing5;
if(((((data36.is === undefined) && (missing5 = "is")) || ((data36.job === undefined) && (missing5 = "job"))) || ((data36.attempt === undefined) && (missing5 = "attempt"))) || ((data36.since === undefined) && (missing5 = "since"))){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
else {
const _errs102 = errors;
for(const key7 in data36){
if(!((((((((key7 === "is") || (key7 === "job")) || (key7 === "attempt")) || (key7 === "since")) || (key7 === "due")) || (key7 === "by")) || (key7 === "reason_code")) || (key7 === "doer"))){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
break;
}
}
if(_errs102 === errors){
if(data36.is !== undefined){
let data37 = data36.is;
const _errs103 = errors;
if(!((((data37 === "running") || (data37 === "retrying")) || (data37 === "awaiting_approval")) || (data37 === "awaiting_direction"))){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var valid17 = _errs103 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data36.job !== undefined){
let data38 = data36.job;
const _errs104 = errors;
if(!(((data38 === "step") || (data38 === "recovery")) || (data38 === "compensation"))){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
var valid17 = _errs104 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data36.attempt !== undefined){
let data39 = data36.attempt;
const _errs105 = errors;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(errors === _errs105){
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 < 1 || isNaN(data39)){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
var valid17 = _errs105 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data36.since !== undefined){
const _errs107 = errors;
if(typeof data36.since !== "string"){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var valid17 = _errs107 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data36.due !== undefined){
const _errs109 = errors;
if(typeof data36.due !== "string"){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
var valid17 = _errs109 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data36.by !== undefined){
const _errs111 = errors;
if(typeof data36.by !== "string"){
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
var valid17 = _errs111 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data36.reason_code !== undefined){
const _errs113 = errors;
if(typeof data36.reason_code !== "string"){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
var valid17 = _errs113 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data36.doer !== undefined){
let data44 = data36.doer;
const _errs115 = errors;
if(!((data44 === "host") || (data44 === "driver"))){
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
var valid17 = _errs115 === errors;
}
else {
var valid17 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
var valid16 = _errs100 === errors;
if(!valid16){
break;
}
}
}
else {
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
var valid2 = _errs97 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.done_outside !== undefined){
let data45 = data.done_outside;
const _errs116 = errors;
if(errors === _errs116){
if(Array.isArray(data45)){
var valid18 = true;
const len4 = data45.length;
for(let i4=0; i4<len4; i4++){
let data46 = data45[i4];
const _errs118 = errors;
if(errors === _errs118){
if(Array.isArray(data46)){
if(data46.length > 2){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
else {
if(data46.length < 2){
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
else {
var valid19 = true;
const len5 = data46.length;
for(let i5=0; i5<len5; i5++){
let data47 = data46[i5];
const _errs120 = errors;
if(!(((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47))) && (isFinite(data47)))){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(errors === _errs120){
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 < 0 || isNaN(data47)){
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
var valid19 = _errs120 === errors;
if(!valid19){
break;
}
}
}
}
}
else {
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
var valid18 = _errs118 === errors;
if(!valid18){
break;
}
}
}
else {
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
var valid2 = _errs116 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.checkpoints !== undefined){
let data48 = data.checkpoints;
const _errs122 = errors;
if(errors === _errs122){
if(Array.isArray(data48)){
var valid20 = true;
const len6 = data48.length;
for(let i6=0; i6<len6; i6++){
let data49 = data48[i6];
const _errs124 = errors;
if(errors === _errs124){
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
let missing6;
if((((((((data49.id === undefined) && (missing6 = "id")) || ((data49.name === undefined) && (missing6 = "name"))) || ((data49.step === undefined) && (missing6 = "step"))) || ((data49.timestamp === undefined) && (missing6 = "timestamp"))) || ((data49.validated === undefined) && (missing6 = "validated"))) || ((data49.seq === undefined) && (missing6 = "seq"))) || ((data49.outside === undefined) && (missing6 = "outside"))){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
else {
const _errs126 = errors;
for(const key8 in data49){
if(!(func2.call(schema8.not.not.properties.checkpoints.items.properties, key8))){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
break;
}
}
if(_errs126 === errors){
if(data49.id !== undefined){
const _errs127 = errors;
if(typeof data49.id !== "string"){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
var valid21 = _errs127 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data49.name !== undefined){
const _errs129 = errors;
if(typeof data49.name !== "string"){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
var valid21 = _errs129 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data49.step !== undefined){
let data52 = data49.step;
const _errs131 = errors;
if(!(((typeof data52 == "number") && (!(data52 % 1) && !isNaN(data52))) && (isFinite(data52)))){
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(errors === _errs131){
if((typeof data52 == "number") && (isFinite(data52))){
if(data52 < -1 || isNaN(data52)){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
var valid21 = _errs131 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data49.timestamp !== undefined){
const _errs133 = errors;
if(typeof data49.timestamp !== "string"){
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
var valid21 = _errs133 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data49.validated !== undefined){
const _errs135 = errors;
if(typeof data49.validated !== "boolean"){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
var valid21 = _errs135 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data49.validated_at !== undefined){
const _errs137 = errors;
if(typeof data49.validated_at !== "string"){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
var valid21 = _errs137 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data49.changed_since !== undefined){
const _errs139 = errors;
if(true !== data49.changed_since){
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
var valid21 = _errs139 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data49.corrupt !== undefined){
const _errs140 = errors;
if(typeof data49.corrupt !== "boolean"){
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
var valid21 = _errs140 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data49.seq !== undefined){
let data58 = data49.seq;
const _errs142 = errors;
if(!(((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58))) && (isFinite(data58)))){
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(errors === _errs142){
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 < 1 || isNaN(data58)){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
var valid21 = _errs142 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data49.outside !== undefined){
let data59 = data49.outside;
const _errs144 = errors;
if(errors === _errs144){
if(Array.isArray(data59)){
var valid22 = true;
const len7 = data59.length;
for(let i7=0; i7<len7; i7++){
let data60 = data59[i7];
const _errs146 = errors;
if(errors === _errs146){
if(Array.isArray(data60)){
if(data60.length > 2){
const err94 = {};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
else {
if(data60.length < 2){
const err95 = {};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
else {
var valid23 = true;
const len8 = data60.length;
for(let i8=0; i8<len8; i8++){
let data61 = data60[i8];
const _errs148 = errors;
if(!(((typeof data61 == "number") && (!(data61 % 1) && !isNaN(data61))) && (isFinite(data61)))){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(errors === _errs148){
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 < 0 || isNaN(data61)){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
var valid23 = _errs148 === errors;
if(!valid23){
break;
}
}
}
}
}
else {
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
var valid22 = _errs146 === errors;
if(!valid22){
break;
}
}
}
else {
const err99 = {};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
var valid21 = _errs144 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
var valid20 = _errs124 === errors;
if(!valid20){
break;
}
}
}
else {
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
var valid2 = _errs122 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.rollback !== undefined){
let data62 = data.rollback;
const _errs150 = errors;
if(errors === _errs150){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing7;
if((((data62.to === undefined) && (missing7 = "to")) || ((data62.because === undefined) && (missing7 = "because"))) || ((data62.next === undefined) && (missing7 = "next"))){
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
else {
const _errs152 = errors;
for(const key9 in data62){
if(!(((key9 === "to") || (key9 === "because")) || (key9 === "next"))){
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
break;
}
}
if(_errs152 === errors){
if(data62.to !== undefined){
const _errs153 = errors;
if(typeof data62.to !== "string"){
const err104 = {};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
var valid24 = _errs153 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data62.because !== undefined){
const _errs155 = errors;
if(typeof data62.because !== "string"){
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
var valid24 = _errs155 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data62.next !== undefined){
let data65 = data62.next;
const _errs157 = errors;
if(!((data65 === "awaiting_direction") || (data65 === "cancelled"))){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
var valid24 = _errs157 === errors;
}
else {
var valid24 = true;
}
}
}
}
}
}
else {
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
var valid2 = _errs150 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.confirms !== undefined){
let data66 = data.confirms;
const _errs158 = errors;
if(errors === _errs158){
if(data66 && typeof data66 == "object" && !Array.isArray(data66)){
for(const key10 in data66){
let data67 = data66[key10];
const _errs161 = errors;
if(errors === _errs161){
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
let missing8;
if((((((((((data67.confirm_id === undefined) && (missing8 = "confirm_id")) || ((data67.number === undefined) && (missing8 = "number"))) || ((data67.gate === undefined) && (missing8 = "gate"))) || ((data67.track === undefined) && (missing8 = "track"))) || ((data67.status === undefined) && (missing8 = "status"))) || ((data67.covers === undefined) && (missing8 = "covers"))) || ((data67.requested_by_role === undefined) && (missing8 = "requested_by_role"))) || ((data67.requested_at === undefined) && (missing8 = "requested_at"))) || ((data67.decisions === undefined) && (missing8 = "decisions"))){
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
else {
const _errs163 = errors;
for(const key11 in data67){
if(!(func2.call(schema8.not.not.properties.confirms.additionalProperties.properties, key11))){
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
break;
}
}
if(_errs163 === errors){
if(data67.confirm_id !== undefined){
const _errs164 = errors;
if(typeof data67.confirm_id !== "string"){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
var valid26 = _errs164 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.number !== undefined){
let data69 = data67.number;
const _errs166 = errors;
if(!(((typeof data69 == "number") && (!(data69 % 1) && !isNaN(data69))) && (isFinite(data69)))){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(errors === _errs166){
if((typeof data69 == "number") && (isFinite(data69))){
if(data69 < 1 || isNaN(data69)){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
}
var valid26 = _errs166 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.gate !== undefined){
const _errs168 = errors;
if(typeof data67.gate !== "string"){
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
var valid26 = _errs168 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.track !== undefined){
const _errs170 = errors;
if(typeof data67.track !== "string"){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
var valid26 = _errs170 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.status !== undefined){
let data72 = data67.status;
const _errs172 = errors;
if(!((((((((data72 === "requested") || (data72 === "partial")) || (data72 === "approved")) || (data72 === "conditional")) || (data72 === "rejected")) || (data72 === "expired")) || (data72 === "superseded")) || (data72 === "blocked"))){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
var valid26 = _errs172 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.covers !== undefined){
let data73 = data67.covers;
const _errs173 = errors;
if(errors === _errs173){
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
for(const key12 in data73){
const _errs176 = errors;
if(typeof data73[key12] !== "string"){
const err116 = {};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
var valid27 = _errs176 === errors;
if(!valid27){
break;
}
}
}
else {
const err117 = {};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
var valid26 = _errs173 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.proposal !== undefined){
let data75 = data67.proposal;
const _errs178 = errors;
const _errs179 = errors;
let valid28 = false;
const _errs180 = errors;
if(typeof data75 !== "string"){
const err118 = {};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
var _valid4 = _errs180 === errors;
valid28 = valid28 || _valid4;
if(!valid28){
const _errs182 = errors;
if(data75 !== null){
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
var _valid4 = _errs182 === errors;
valid28 = valid28 || _valid4;
}
if(!valid28){
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
else {
errors = _errs179;
if(vErrors !== null){
if(_errs179){
vErrors.length = _errs179;
}
else {
vErrors = null;
}
}
}
var valid26 = _errs178 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.head !== undefined){
let data76 = data67.head;
const _errs184 = errors;
const _errs185 = errors;
let valid29 = false;
const _errs186 = errors;
if(typeof data76 !== "string"){
const err121 = {};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
var _valid5 = _errs186 === errors;
valid29 = valid29 || _valid5;
if(!valid29){
const _errs188 = errors;
if(data76 !== null){
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
var _valid5 = _errs188 === errors;
valid29 = valid29 || _valid5;
}
if(!valid29){
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
else {
errors = _errs185;
if(vErrors !== null){
if(_errs185){
vErrors.length = _errs185;
}
else {
vErrors = null;
}
}
}
var valid26 = _errs184 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.requested_by_role !== undefined){
const _errs190 = errors;
if(typeof data67.requested_by_role !== "string"){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
var valid26 = _errs190 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.requested_by !== undefined){
const _errs192 = errors;
if(typeof data67.requested_by !== "string"){
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
var valid26 = _errs192 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.requested_at !== undefined){
let data79 = data67.requested_at;
const _errs194 = errors;
if(errors === _errs194){
if(typeof data79 === "string"){
if(!pattern42.test(data79)){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
else {
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
var valid26 = _errs194 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.since !== undefined){
let data80 = data67.since;
const _errs196 = errors;
if(errors === _errs196){
if(typeof data80 === "string"){
if(!pattern42.test(data80)){
const err128 = {};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
var valid26 = _errs196 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.decisions !== undefined){
let data81 = data67.decisions;
const _errs198 = errors;
if(errors === _errs198){
if(Array.isArray(data81)){
var valid30 = true;
const len9 = data81.length;
for(let i9=0; i9<len9; i9++){
let data82 = data81[i9];
const _errs200 = errors;
if(errors === _errs200){
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
let missing9;
if(((((((((data82.decision_id === undefined) && (missing9 = "decision_id")) || ((data82.status === undefined) && (missing9 = "status"))) || ((data82.decided_by === undefined) && (missing9 = "decided_by"))) || ((data82.decided_by_login === undefined) && (missing9 = "decided_by_login"))) || ((data82.decided_by_role === undefined) && (missing9 = "decided_by_role"))) || ((data82.decided_at === undefined) && (missing9 = "decided_at"))) || ((data82.assurance === undefined) && (missing9 = "assurance"))) || ((data82.reason === undefined) && (missing9 = "reason"))){
const err130 = {};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
else {
const _errs202 = errors;
for(const key13 in data82){
if(!(func2.call(schema8.not.not.properties.confirms.additionalProperties.properties.decisions.items.properties, key13))){
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
break;
}
}
if(_errs202 === errors){
if(data82.decision_id !== undefined){
const _errs203 = errors;
if(typeof data82.decision_id !== "string"){
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
var valid31 = _errs203 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.status !== undefined){
let data84 = data82.status;
const _errs205 = errors;
if(!(((data84 === "approved") || (data84 === "rejected")) || (data84 === "cancelled"))){
const err133 = {};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
var valid31 = _errs205 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.decided_by !== undefined){
let data85 = data82.decided_by;
const _errs206 = errors;
const _errs207 = errors;
let valid32 = false;
const _errs208 = errors;
if(!(((typeof data85 == "number") && (!(data85 % 1) && !isNaN(data85))) && (isFinite(data85)))){
const err134 = {};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
var _valid6 = _errs208 === errors;
valid32 = valid32 || _valid6;
if(!valid32){
const _errs210 = errors;
if(typeof data85 !== "string"){
const err135 = {};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
var _valid6 = _errs210 === errors;
valid32 = valid32 || _valid6;
}
if(!valid32){
const err136 = {};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
else {
errors = _errs207;
if(vErrors !== null){
if(_errs207){
vErrors.length = _errs207;
}
else {
vErrors = null;
}
}
}
var valid31 = _errs206 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.decided_by_login !== undefined){
const _errs212 = errors;
if(typeof data82.decided_by_login !== "string"){
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
var valid31 = _errs212 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.decided_by_role !== undefined){
const _errs214 = errors;
if(typeof data82.decided_by_role !== "string"){
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
var valid31 = _errs214 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.authority !== undefined){
const _errs216 = errors;
if(typeof data82.authority !== "string"){
const err139 = {};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
var valid31 = _errs216 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.roles !== undefined){
let data89 = data82.roles;
const _errs218 = errors;
if(errors === _errs218){
if(Array.isArray(data89)){
var valid33 = true;
const len10 = data89.length;
for(let i10=0; i10<len10; i10++){
const _errs220 = errors;
if(typeof data89[i10] !== "string"){
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
var valid33 = _errs220 === errors;
if(!valid33){
break;
}
}
}
else {
const err141 = {};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
var valid31 = _errs218 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.owners !== undefined){
let data91 = data82.owners;
const _errs222 = errors;
if(errors === _errs222){
if(Array.isArray(data91)){
var valid34 = true;
const len11 = data91.length;
for(let i11=0; i11<len11; i11++){
const _errs224 = errors;
if(typeof data91[i11] !== "string"){
const err142 = {};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
var valid34 = _errs224 === errors;
if(!valid34){
break;
}
}
}
else {
const err143 = {};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
var valid31 = _errs222 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.delegated_by !== undefined){
let data93 = data82.delegated_by;
const _errs226 = errors;
if(errors === _errs226){
if(Array.isArray(data93)){
var valid35 = true;
const len12 = data93.length;
for(let i12=0; i12<len12; i12++){
const _errs228 = errors;
if(!(validate29(data93[i12], {instancePath:instancePath+"/confirms/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/decisions/" + i9+"/delegated_by/" + i12,parentData:data93,parentDataProperty:i12,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid35 = _errs228 === errors;
if(!valid35){
break;
}
}
}
else {
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
var valid31 = _errs226 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.deputy_role !== undefined){
const _errs229 = errors;
if(typeof data82.deputy_role !== "string"){
const err145 = {};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
var valid31 = _errs229 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.decided_at !== undefined){
let data96 = data82.decided_at;
const _errs231 = errors;
if(errors === _errs231){
if(typeof data96 === "string"){
if(!pattern42.test(data96)){
const err146 = {};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
var valid31 = _errs231 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.said !== undefined){
let data97 = data82.said;
const _errs233 = errors;
if(errors === _errs233){
if(typeof data97 === "string"){
if(!pattern42.test(data97)){
const err148 = {};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
var valid31 = _errs233 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.assurance !== undefined){
let data98 = data82.assurance;
const _errs235 = errors;
if(!((((data98 === "proven") || (data98 === "signed")) || (data98 === "attested")) || (data98 === "asserted"))){
const err150 = {};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
var valid31 = _errs235 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.attested_by !== undefined){
const _errs236 = errors;
if(typeof data82.attested_by !== "string"){
const err151 = {};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
var valid31 = _errs236 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.evidence !== undefined){
let data100 = data82.evidence;
const _errs238 = errors;
if(errors === _errs238){
if(data100 && typeof data100 == "object" && !Array.isArray(data100)){
let missing10;
if((((data100.name === undefined) && (missing10 = "name")) || ((data100.sha256 === undefined) && (missing10 = "sha256"))) || ((data100.bytes === undefined) && (missing10 = "bytes"))){
const err152 = {};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
else {
const _errs240 = errors;
for(const key14 in data100){
if(!(((key14 === "name") || (key14 === "sha256")) || (key14 === "bytes"))){
const err153 = {};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
break;
}
}
if(_errs240 === errors){
if(data100.name !== undefined){
const _errs241 = errors;
if(typeof data100.name !== "string"){
const err154 = {};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
var valid36 = _errs241 === errors;
}
else {
var valid36 = true;
}
if(valid36){
if(data100.sha256 !== undefined){
let data102 = data100.sha256;
const _errs243 = errors;
if(errors === _errs243){
if(typeof data102 === "string"){
if(!pattern46.test(data102)){
const err155 = {};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
else {
const err156 = {};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
var valid36 = _errs243 === errors;
}
else {
var valid36 = true;
}
if(valid36){
if(data100.bytes !== undefined){
let data103 = data100.bytes;
const _errs245 = errors;
if(!(((typeof data103 == "number") && (!(data103 % 1) && !isNaN(data103))) && (isFinite(data103)))){
const err157 = {};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
var valid36 = _errs245 === errors;
}
else {
var valid36 = true;
}
}
}
}
}
}
else {
const err158 = {};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
var valid31 = _errs238 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.reason !== undefined){
const _errs247 = errors;
if(typeof data82.reason !== "string"){
const err159 = {};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
var valid31 = _errs247 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data82.head !== undefined){
const _errs249 = errors;
if(typeof data82.head !== "string"){
const err160 = {};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
var valid31 = _errs249 === errors;
}
else {
var valid31 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err161 = {};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
var valid30 = _errs200 === errors;
if(!valid30){
break;
}
}
}
else {
const err162 = {};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
var valid26 = _errs198 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.permits !== undefined){
let data106 = data67.permits;
const _errs251 = errors;
if(errors === _errs251){
if(Array.isArray(data106)){
var valid37 = true;
const len13 = data106.length;
for(let i13=0; i13<len13; i13++){
const _errs253 = errors;
if(typeof data106[i13] !== "string"){
const err163 = {};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
var valid37 = _errs253 === errors;
if(!valid37){
break;
}
}
}
else {
const err164 = {};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
var valid26 = _errs251 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.limits !== undefined){
const _errs255 = errors;
if(typeof data67.limits !== "string"){
const err165 = {};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
var valid26 = _errs255 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.conditions !== undefined){
let data109 = data67.conditions;
const _errs257 = errors;
if(errors === _errs257){
if(Array.isArray(data109)){
var valid38 = true;
const len14 = data109.length;
for(let i14=0; i14<len14; i14++){
const _errs259 = errors;
if(!(validate31(data109[i14], {instancePath:instancePath+"/confirms/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/conditions/" + i14,parentData:data109,parentDataProperty:i14,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid38 = _errs259 === errors;
if(!valid38){
break;
}
}
}
else {
const err166 = {};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
var valid26 = _errs257 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.blockers !== undefined){
let data111 = data67.blockers;
const _errs260 = errors;
if(errors === _errs260){
if(Array.isArray(data111)){
var valid39 = true;
const len15 = data111.length;
for(let i15=0; i15<len15; i15++){
const _errs262 = errors;
if(typeof data111[i15] !== "string"){
const err167 = {};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
var valid39 = _errs262 === errors;
if(!valid39){
break;
}
}
}
else {
const err168 = {};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
var valid26 = _errs260 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.expires_at !== undefined){
let data113 = data67.expires_at;
const _errs264 = errors;
if(errors === _errs264){
if(typeof data113 === "string"){
if(!pattern42.test(data113)){
const err169 = {};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
else {
const err170 = {};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
var valid26 = _errs264 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.supersedes !== undefined){
const _errs266 = errors;
if(typeof data67.supersedes !== "string"){
const err171 = {};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
var valid26 = _errs266 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.voided !== undefined){
let data115 = data67.voided;
const _errs268 = errors;
if(errors === _errs268){
if(data115 && typeof data115 == "object" && !Array.isArray(data115)){
let missing11;
if((((((data115.confirm_id === undefined) && (missing11 = "confirm_id")) || ((data115.status === undefined) && (missing11 = "status"))) || ((data115.approved_by === undefined) && (missing11 = "approved_by"))) || ((data115.covers === undefined) && (missing11 = "covers"))) || ((data115.because === undefined) && (missing11 = "because"))){
const err172 = {};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
else {
const _errs270 = errors;
for(const key15 in data115){
if(!(func2.call(schema8.not.not.properties.confirms.additionalProperties.properties.voided.properties, key15))){
const err173 = {};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
break;
}
}
if(_errs270 === errors){
if(data115.confirm_id !== undefined){
const _errs271 = errors;
if(typeof data115.confirm_id !== "string"){
const err174 = {};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
var valid40 = _errs271 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data115.status !== undefined){
let data117 = data115.status;
const _errs273 = errors;
if(!((data117 === "superseded") || (data117 === "expired"))){
const err175 = {};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
var valid40 = _errs273 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data115.approved_by !== undefined){
let data118 = data115.approved_by;
const _errs274 = errors;
if(errors === _errs274){
if(Array.isArray(data118)){
var valid41 = true;
const len16 = data118.length;
for(let i16=0; i16<len16; i16++){
const _errs276 = errors;
if(!(validate29(data118[i16], {instancePath:instancePath+"/confirms/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/voided/approved_by/" + i16,parentData:data118,parentDataProperty:i16,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid41 = _errs276 === errors;
if(!valid41){
break;
}
}
}
else {
const err176 = {};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
var valid40 = _errs274 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data115.head !== undefined){
let data120 = data115.head;
const _errs277 = errors;
const _errs278 = errors;
let valid42 = false;
const _errs279 = errors;
if(typeof data120 !== "string"){
const err177 = {};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
var _valid7 = _errs279 === errors;
valid42 = valid42 || _valid7;
if(!valid42){
const _errs281 = errors;
if(data120 !== null){
const err178 = {};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
var _valid7 = _errs281 === errors;
valid42 = valid42 || _valid7;
}
if(!valid42){
const err179 = {};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
else {
errors = _errs278;
if(vErrors !== null){
if(_errs278){
vErrors.length = _errs278;
}
else {
vErrors = null;
}
}
}
var valid40 = _errs277 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data115.covers !== undefined){
let data121 = data115.covers;
const _errs283 = errors;
if(errors === _errs283){
if(data121 && typeof data121 == "object" && !Array.isArray(data121)){
for(const key16 in data121){
const _errs286 = errors;
if(typeof data121[key16] !== "string"){
const err180 = {};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
var valid43 = _errs286 === errors;
if(!valid43){
break;
}
}
}
else {
const err181 = {};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
var valid40 = _errs283 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data115.because !== undefined){
const _errs288 = errors;
if(typeof data115.because !== "string"){
const err182 = {};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
var valid40 = _errs288 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data115.permits !== undefined){
let data124 = data115.permits;
const _errs290 = errors;
if(errors === _errs290){
if(Array.isArray(data124)){
var valid44 = true;
const len17 = data124.length;
for(let i17=0; i17<len17; i17++){
const _errs292 = errors;
if(typeof data124[i17] !== "string"){
const err183 = {};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
var valid44 = _errs292 === errors;
if(!valid44){
break;
}
}
}
else {
const err184 = {};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
var valid40 = _errs290 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data115.limits !== undefined){
const _errs294 = errors;
if(typeof data115.limits !== "string"){
const err185 = {};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
var valid40 = _errs294 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data115.conditions !== undefined){
let data127 = data115.conditions;
const _errs296 = errors;
if(errors === _errs296){
if(Array.isArray(data127)){
var valid45 = true;
const len18 = data127.length;
for(let i18=0; i18<len18; i18++){
const _errs298 = errors;
if(!(validate31(data127[i18], {instancePath:instancePath+"/confirms/" + key10.replace(/~/g, "~0").replace(/\//g, "~1")+"/voided/conditions/" + i18,parentData:data127,parentDataProperty:i18,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid45 = _errs298 === errors;
if(!valid45){
break;
}
}
}
else {
const err186 = {};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
var valid40 = _errs296 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data115.blockers !== undefined){
let data129 = data115.blockers;
const _errs299 = errors;
if(errors === _errs299){
if(Array.isArray(data129)){
var valid46 = true;
const len19 = data129.length;
for(let i19=0; i19<len19; i19++){
const _errs301 = errors;
if(typeof data129[i19] !== "string"){
const err187 = {};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
var valid46 = _errs301 === errors;
if(!valid46){
break;
}
}
}
else {
const err188 = {};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
var valid40 = _errs299 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data115.expires_at !== undefined){
let data131 = data115.expires_at;
const _errs303 = errors;
if(errors === _errs303){
if(typeof data131 === "string"){
if(!pattern42.test(data131)){
const err189 = {};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
else {
const err190 = {};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
var valid40 = _errs303 === errors;
}
else {
var valid40 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err191 = {};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
var valid26 = _errs268 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data67.overridden !== undefined){
let data132 = data67.overridden;
const _errs305 = errors;
if(errors === _errs305){
if(data132 && typeof data132 == "object" && !Array.isArray(data132)){
let missing12;
if((((data132.by === undefined) && (missing12 = "by")) || ((data132.at === undefined) && (missing12 = "at"))) || ((data132.reason === undefined) && (missing12 = "reason"))){
const err192 = {};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
else {
const _errs307 = errors;
for(const key17 in data132){
if(!(((key17 === "by") || (key17 === "at")) || (key17 === "reason"))){
const err193 = {};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
break;
}
}
if(_errs307 === errors){
if(data132.by !== undefined){
const _errs308 = errors;
if(typeof data132.by !== "string"){
const err194 = {};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
var valid47 = _errs308 === errors;
}
else {
var valid47 = true;
}
if(valid47){
if(data132.at !== undefined){
let data134 = data132.at;
const _errs310 = errors;
if(errors === _errs310){
if(typeof data134 === "string"){
if(!pattern42.test(data134)){
const err195 = {};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
else {
const err196 = {};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
var valid47 = _errs310 === errors;
}
else {
var valid47 = true;
}
if(valid47){
if(data132.reason !== undefined){
const _errs312 = errors;
if(typeof data132.reason !== "string"){
const err197 = {};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
var valid47 = _errs312 === errors;
}
else {
var valid47 = true;
}
}
}
}
}
}
else {
const err198 = {};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
var valid26 = _errs305 === errors;
}
else {
var valid26 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err199 = {};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
var valid25 = _errs161 === errors;
if(!valid25){
break;
}
}
}
else {
const err200 = {};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
var valid2 = _errs158 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.asked !== undefined){
let data136 = data.asked;
const _errs314 = errors;
if(errors === _errs314){
if(data136 && typeof data136 == "object" && !Array.isArray(data136)){
for(const key18 in data136){
let data137 = data136[key18];
const _errs317 = errors;
if(errors === _errs317){
if(data137 && typeof data137 == "object" && !Array.isArray(data137)){
let missing13;
if((data137.makers === undefined) && (missing13 = "makers")){
const err201 = {};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
else {
const _errs319 = errors;
for(const key19 in data137){
if(!((((key19 === "makers") || (key19 === "weakens")) || (key19 === "job")) || (key19 === "attempt"))){
const err202 = {};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
break;
}
}
if(_errs319 === errors){
if(data137.makers !== undefined){
let data138 = data137.makers;
const _errs320 = errors;
if(errors === _errs320){
if(Array.isArray(data138)){
var valid50 = true;
const len20 = data138.length;
for(let i20=0; i20<len20; i20++){
let data139 = data138[i20];
const _errs322 = errors;
const _errs323 = errors;
let valid51 = false;
const _errs324 = errors;
if(!(((typeof data139 == "number") && (!(data139 % 1) && !isNaN(data139))) && (isFinite(data139)))){
const err203 = {};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
var _valid8 = _errs324 === errors;
valid51 = valid51 || _valid8;
if(!valid51){
const _errs326 = errors;
if(typeof data139 !== "string"){
const err204 = {};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
var _valid8 = _errs326 === errors;
valid51 = valid51 || _valid8;
}
if(!valid51){
const err205 = {};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
else {
errors = _errs323;
if(vErrors !== null){
if(_errs323){
vErrors.length = _errs323;
}
else {
vErrors = null;
}
}
}
var valid50 = _errs322 === errors;
if(!valid50){
break;
}
}
}
else {
const err206 = {};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
var valid49 = _errs320 === errors;
}
else {
var valid49 = true;
}
if(valid49){
if(data137.weakens !== undefined){
let data140 = data137.weakens;
const _errs328 = errors;
if(errors === _errs328){
if(Array.isArray(data140)){
var valid52 = true;
const len21 = data140.length;
for(let i21=0; i21<len21; i21++){
const _errs330 = errors;
if(typeof data140[i21] !== "string"){
const err207 = {};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
var valid52 = _errs330 === errors;
if(!valid52){
break;
}
}
}
else {
const err208 = {};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
var valid49 = _errs328 === errors;
}
else {
var valid49 = true;
}
if(valid49){
if(data137.job !== undefined){
let data142 = data137.job;
const _errs332 = errors;
if(!(((data142 === "step") || (data142 === "recovery")) || (data142 === "compensation"))){
const err209 = {};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
var valid49 = _errs332 === errors;
}
else {
var valid49 = true;
}
if(valid49){
if(data137.attempt !== undefined){
let data143 = data137.attempt;
const _errs333 = errors;
if(!(((typeof data143 == "number") && (!(data143 % 1) && !isNaN(data143))) && (isFinite(data143)))){
const err210 = {};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if(errors === _errs333){
if((typeof data143 == "number") && (isFinite(data143))){
if(data143 < 1 || isNaN(data143)){
const err211 = {};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
}
var valid49 = _errs333 === errors;
}
else {
var valid49 = true;
}
}
}
}
}
}
}
else {
const err212 = {};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
var valid48 = _errs317 === errors;
if(!valid48){
break;
}
}
}
else {
const err213 = {};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
var valid2 = _errs314 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.made !== undefined){
let data144 = data.made;
const _errs335 = errors;
if(errors === _errs335){
if(Array.isArray(data144)){
var valid53 = true;
const len22 = data144.length;
for(let i22=0; i22<len22; i22++){
let data145 = data144[i22];
const _errs337 = errors;
if(errors === _errs337){
if(data145 && typeof data145 == "object" && !Array.isArray(data145)){
let missing14;
if(((data145.id === undefined) && (missing14 = "id")) || ((data145.steps === undefined) && (missing14 = "steps"))){
const err214 = {};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
else {
const _errs339 = errors;
for(const key20 in data145){
if(!((key20 === "id") || (key20 === "steps"))){
const err215 = {};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
break;
}
}
if(_errs339 === errors){
if(data145.id !== undefined){
let data146 = data145.id;
const _errs340 = errors;
const _errs341 = errors;
let valid55 = false;
const _errs342 = errors;
if(!(((typeof data146 == "number") && (!(data146 % 1) && !isNaN(data146))) && (isFinite(data146)))){
const err216 = {};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
var _valid9 = _errs342 === errors;
valid55 = valid55 || _valid9;
if(!valid55){
const _errs344 = errors;
if(typeof data146 !== "string"){
const err217 = {};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
var _valid9 = _errs344 === errors;
valid55 = valid55 || _valid9;
}
if(!valid55){
const err218 = {};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
else {
errors = _errs341;
if(vErrors !== null){
if(_errs341){
vErrors.length = _errs341;
}
else {
vErrors = null;
}
}
}
var valid54 = _errs340 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data145.steps !== undefined){
let data147 = data145.steps;
const _errs346 = errors;
if(errors === _errs346){
if(Array.isArray(data147)){
var valid56 = true;
const len23 = data147.length;
for(let i23=0; i23<len23; i23++){
let data148 = data147[i23];
const _errs348 = errors;
if(errors === _errs348){
if(Array.isArray(data148)){
if(data148.length > 2){
const err219 = {};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
else {
if(data148.length < 2){
const err220 = {};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
else {
var valid57 = true;
const len24 = data148.length;
for(let i24=0; i24<len24; i24++){
let data149 = data148[i24];
const _errs350 = errors;
if(!(((typeof data149 == "number") && (!(data149 % 1) && !isNaN(data149))) && (isFinite(data149)))){
const err221 = {};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
if(errors === _errs350){
if((typeof data149 == "number") && (isFinite(data149))){
if(data149 < 0 || isNaN(data149)){
const err222 = {};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
}
var valid57 = _errs350 === errors;
if(!valid57){
break;
}
}
}
}
}
else {
const err223 = {};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
var valid56 = _errs348 === errors;
if(!valid56){
break;
}
}
}
else {
const err224 = {};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
var valid54 = _errs346 === errors;
}
else {
var valid54 = true;
}
}
}
}
}
else {
const err225 = {};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
var valid53 = _errs337 === errors;
if(!valid53){
break;
}
}
}
else {
const err226 = {};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
var valid2 = _errs335 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approvers !== undefined){
let data150 = data.approvers;
const _errs352 = errors;
if(errors === _errs352){
if(data150 && typeof data150 == "object" && !Array.isArray(data150)){
for(const key21 in data150){
let data151 = data150[key21];
const _errs355 = errors;
if(errors === _errs355){
if(Array.isArray(data151)){
var valid59 = true;
const len25 = data151.length;
for(let i25=0; i25<len25; i25++){
let data152 = data151[i25];
const _errs357 = errors;
const _errs358 = errors;
let valid60 = false;
const _errs359 = errors;
if(!(((typeof data152 == "number") && (!(data152 % 1) && !isNaN(data152))) && (isFinite(data152)))){
const err227 = {};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
var _valid10 = _errs359 === errors;
valid60 = valid60 || _valid10;
if(!valid60){
const _errs361 = errors;
if(typeof data152 !== "string"){
const err228 = {};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
var _valid10 = _errs361 === errors;
valid60 = valid60 || _valid10;
}
if(!valid60){
const err229 = {};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
else {
errors = _errs358;
if(vErrors !== null){
if(_errs358){
vErrors.length = _errs358;
}
else {
vErrors = null;
}
}
}
var valid59 = _errs357 === errors;
if(!valid59){
break;
}
}
}
else {
const err230 = {};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
var valid58 = _errs355 === errors;
if(!valid58){
break;
}
}
}
else {
const err231 = {};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
var valid2 = _errs352 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.delegations !== undefined){
let data153 = data.delegations;
const _errs363 = errors;
if(errors === _errs363){
if(Array.isArray(data153)){
var valid61 = true;
const len26 = data153.length;
for(let i26=0; i26<len26; i26++){
let data154 = data153[i26];
const _errs365 = errors;
if(errors === _errs365){
if(data154 && typeof data154 == "object" && !Array.isArray(data154)){
let missing15;
if(((((((data154.role === undefined) && (missing15 = "role")) || ((data154.by === undefined) && (missing15 = "by"))) || ((data154.to === undefined) && (missing15 = "to"))) || ((data154.from === undefined) && (missing15 = "from"))) || ((data154.until === undefined) && (missing15 = "until"))) || ((data154.reason === undefined) && (missing15 = "reason"))){
const err232 = {};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
else {
const _errs367 = errors;
for(const key22 in data154){
if(!((((((key22 === "role") || (key22 === "by")) || (key22 === "to")) || (key22 === "from")) || (key22 === "until")) || (key22 === "reason"))){
const err233 = {};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
break;
}
}
if(_errs367 === errors){
if(data154.role !== undefined){
const _errs368 = errors;
if(typeof data154.role !== "string"){
const err234 = {};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
var valid62 = _errs368 === errors;
}
else {
var valid62 = true;
}
if(valid62){
if(data154.by !== undefined){
const _errs370 = errors;
if(!(validate29(data154.by, {instancePath:instancePath+"/delegations/" + i26+"/by",parentData:data154,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid62 = _errs370 === errors;
}
else {
var valid62 = true;
}
if(valid62){
if(data154.to !== undefined){
let data157 = data154.to;
const _errs371 = errors;
if(errors === _errs371){
if(data157 && typeof data157 == "object" && !Array.isArray(data157)){
let missing16;
if((data157.login === undefined) && (missing16 = "login")){
const err235 = {};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
else {
const _errs373 = errors;
for(const key23 in data157){
if(!((key23 === "login") || (key23 === "id"))){
const err236 = {};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
break;
}
}
if(_errs373 === errors){
if(data157.login !== undefined){
const _errs374 = errors;
if(typeof data157.login !== "string"){
const err237 = {};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
var valid63 = _errs374 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data157.id !== undefined){
let data159 = data157.id;
const _errs376 = errors;
const _errs377 = errors;
let valid64 = false;
const _errs378 = errors;
if(!(((typeof data159 == "number") && (!(data159 % 1) && !isNaN(data159))) && (isFinite(data159)))){
const err238 = {};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
var _valid11 = _errs378 === errors;
valid64 = valid64 || _valid11;
if(!valid64){
const _errs380 = errors;
if(typeof data159 !== "string"){
const err239 = {};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
var _valid11 = _errs380 === errors;
valid64 = valid64 || _valid11;
}
if(!valid64){
const err240 = {};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
else {
errors = _errs377;
if(vErrors !== null){
if(_errs377){
vErrors.length = _errs377;
}
else {
vErrors = null;
}
}
}
var valid63 = _errs376 === errors;
}
else {
var valid63 = true;
}
}
}
}
}
else {
const err241 = {};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
var valid62 = _errs371 === errors;
}
else {
var valid62 = true;
}
if(valid62){
if(data154.from !== undefined){
let data160 = data154.from;
const _errs382 = errors;
if(errors === _errs382){
if(typeof data160 === "string"){
if(!pattern42.test(data160)){
const err242 = {};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
else {
const err243 = {};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
var valid62 = _errs382 === errors;
}
else {
var valid62 = true;
}
if(valid62){
if(data154.until !== undefined){
let data161 = data154.until;
const _errs384 = errors;
if(errors === _errs384){
if(typeof data161 === "string"){
if(!pattern42.test(data161)){
const err244 = {};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
else {
const err245 = {};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
var valid62 = _errs384 === errors;
}
else {
var valid62 = true;
}
if(valid62){
if(data154.reason !== undefined){
const _errs386 = errors;
if(typeof data154.reason !== "string"){
const err246 = {};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
var valid62 = _errs386 === errors;
}
else {
var valid62 = true;
}
}
}
}
}
}
}
}
}
else {
const err247 = {};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
var valid61 = _errs365 === errors;
if(!valid61){
break;
}
}
}
else {
const err248 = {};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
var valid2 = _errs363 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.receipts !== undefined){
let data163 = data.receipts;
const _errs388 = errors;
if(errors === _errs388){
if(data163 && typeof data163 == "object" && !Array.isArray(data163)){
for(const key24 in data163){
const _errs391 = errors;
if(typeof data163[key24] !== "string"){
const err249 = {};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
var valid65 = _errs391 === errors;
if(!valid65){
break;
}
}
}
else {
const err250 = {};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
var valid2 = _errs388 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.intents !== undefined){
let data165 = data.intents;
const _errs393 = errors;
if(errors === _errs393){
if(data165 && typeof data165 == "object" && !Array.isArray(data165)){
for(const key25 in data165){
let data166 = data165[key25];
const _errs396 = errors;
if(errors === _errs396){
if(data166 && typeof data166 == "object" && !Array.isArray(data166)){
}
else {
const err251 = {};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
var valid66 = _errs396 === errors;
if(!valid66){
break;
}
}
}
else {
const err252 = {};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
var valid2 = _errs393 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.seen !== undefined){
let data167 = data.seen;
const _errs399 = errors;
if(errors === _errs399){
if(Array.isArray(data167)){
var valid67 = true;
const len27 = data167.length;
for(let i27=0; i27<len27; i27++){
const _errs401 = errors;
if(typeof data167[i27] !== "string"){
const err253 = {};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
var valid67 = _errs401 === errors;
if(!valid67){
break;
}
}
}
else {
const err254 = {};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
var valid2 = _errs399 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.heard !== undefined){
const _errs403 = errors;
if(typeof data.heard !== "string"){
const err255 = {};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
var valid2 = _errs403 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.refused !== undefined){
let data170 = data.refused;
const _errs405 = errors;
if(errors === _errs405){
if(data170 && typeof data170 == "object" && !Array.isArray(data170)){
for(const key26 in data170){
let data171 = data170[key26];
const _errs408 = errors;
if(errors === _errs408){
if(data171 && typeof data171 == "object" && !Array.isArray(data171)){
let missing17;
if(((data171.hour === undefined) && (missing17 = "hour")) || ((data171.count === undefined) && (missing17 = "count"))){
const err256 = {};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
else {
const _errs410 = errors;
for(const key27 in data171){
if(!((key27 === "hour") || (key27 === "count"))){
const err257 = {};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
break;
}
}
if(_errs410 === errors){
if(data171.hour !== undefined){
const _errs411 = errors;
if(typeof data171.hour !== "string"){
const err258 = {};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
var valid69 = _errs411 === errors;
}
else {
var valid69 = true;
}
if(valid69){
if(data171.count !== undefined){
let data173 = data171.count;
const _errs413 = errors;
if(!(((typeof data173 == "number") && (!(data173 % 1) && !isNaN(data173))) && (isFinite(data173)))){
const err259 = {};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
var valid69 = _errs413 === errors;
}
else {
var valid69 = true;
}
}
}
}
}
else {
const err260 = {};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
var valid68 = _errs408 === errors;
if(!valid68){
break;
}
}
}
else {
const err261 = {};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
var valid2 = _errs405 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
const err262 = {};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err263 = {};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate25.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate25.errors = vErrors;
return errors === 0;
}

export const validKeptCheckpoint = validate36;
const schema12 = {"$id":"validKeptCheckpoint","not":{"not":{"type":"object","required":["id","name","state","step","timestamp","validated"],"properties":{"id":{"type":"string"},"name":{"type":"string"},"state":{"type":"object","required":["current_step","ahead","skipped","custom_state","tree","done_outside"],"properties":{"current_step":{"type":"integer","minimum":0},"ahead":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}},"skipped":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}},"custom_state":{"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"null"}]}},"tree":{"anyOf":[{"type":"string"},{"type":"null"}]},"done_outside":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}}},"additionalProperties":false},"step":{"type":"integer","minimum":-1},"timestamp":{"type":"string"},"validated":{"type":"boolean"}},"additionalProperties":false}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validKeptCheckpoint" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.id === undefined) && (missing0 = "id")) || ((data.name === undefined) && (missing0 = "name"))) || ((data.state === undefined) && (missing0 = "state"))) || ((data.step === undefined) && (missing0 = "step"))) || ((data.timestamp === undefined) && (missing0 = "timestamp"))) || ((data.validated === undefined) && (missing0 = "validated"))){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs5 = errors;
for(const key0 in data){
if(!((((((key0 === "id") || (key0 === "name")) || (key0 === "state")) || (key0 === "step")) || (key0 === "timestamp")) || (key0 === "validated"))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs5 === errors){
if(data.id !== undefined){
const _errs6 = errors;
if(typeof data.id !== "string"){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.name !== undefined){
const _errs8 = errors;
if(typeof data.name !== "string"){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.state !== undefined){
let data2 = data.state;
const _errs10 = errors;
if(errors === _errs10){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if(((((((data2.current_step === undefined) && (missing1 = "current_step")) || ((data2.ahead === undefined) && (missing1 = "ahead"))) || ((data2.skipped === undefined) && (missing1 = "skipped"))) || ((data2.custom_state === undefined) && (missing1 = "custom_state"))) || ((data2.tree === undefined) && (missing1 = "tree"))) || ((data2.done_outside === undefined) && (missing1 = "done_outside"))){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
const _errs12 = errors;
for(const key1 in data2){
if(!((((((key1 === "current_step") || (key1 === "ahead")) || (key1 === "skipped")) || (key1 === "custom_state")) || (key1 === "tree")) || (key1 === "done_outside"))){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
break;
}
}
if(_errs12 === errors){
if(data2.current_step !== undefined){
let data3 = data2.current_step;
const _errs13 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(errors === _errs13){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.ahead !== undefined){
let data4 = data2.ahead;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data4)){
var valid4 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data5)){
if(data5.length > 2){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
if(data5.length < 2){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
var valid5 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
const _errs19 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(errors === _errs19){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
var valid5 = _errs19 === errors;
if(!valid5){
break;
}
}
}
}
}
else {
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.skipped !== undefined){
let data7 = data2.skipped;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data7)){
var valid6 = true;
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data8)){
if(data8.length > 2){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
else {
if(data8.length < 2){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
var valid7 = true;
const len3 = data8.length;
for(let i3=0; i3<len3; i3++){
let data9 = data8[i3];
const _errs25 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(errors === _errs25){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
var valid7 = _errs25 === errors;
if(!valid7){
break;
}
}
}
}
}
else {
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
var valid6 = _errs23 === errors;
if(!valid6){
break;
}
}
}
else {
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid3 = _errs21 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.custom_state !== undefined){
let data10 = data2.custom_state;
const _errs27 = errors;
if(errors === _errs27){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key2 in data10){
let data11 = data10[key2];
const _errs30 = errors;
const _errs31 = errors;
let valid9 = false;
const _errs32 = errors;
if(typeof data11 !== "string"){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid0 = _errs32 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs34 = errors;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err21 = {};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid0 = _errs34 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs36 = errors;
if(typeof data11 !== "boolean"){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid0 = _errs36 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs38 = errors;
if(data11 !== null){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid0 = _errs38 === errors;
valid9 = valid9 || _valid0;
}
}
}
if(!valid9){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
else {
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
}
var valid8 = _errs30 === errors;
if(!valid8){
break;
}
}
}
else {
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.tree !== undefined){
let data12 = data2.tree;
const _errs40 = errors;
const _errs41 = errors;
let valid10 = false;
const _errs42 = errors;
if(typeof data12 !== "string"){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid1 = _errs42 === errors;
valid10 = valid10 || _valid1;
if(!valid10){
const _errs44 = errors;
if(data12 !== null){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid1 = _errs44 === errors;
valid10 = valid10 || _valid1;
}
if(!valid10){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
else {
errors = _errs41;
if(vErrors !== null){
if(_errs41){
vErrors.length = _errs41;
}
else {
vErrors = null;
}
}
}
var valid3 = _errs40 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data2.done_outside !== undefined){
let data13 = data2.done_outside;
const _errs46 = errors;
if(errors === _errs46){
if(Array.isArray(data13)){
var valid11 = true;
const len4 = data13.length;
for(let i4=0; i4<len4; i4++){
let data14 = data13[i4];
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data14)){
if(data14.length > 2){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
if(data14.length < 2){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
else {
var valid12 = true;
const len5 = data14.length;
for(let i5=0; i5<len5; i5++){
let data15 = data14[i5];
const _errs50 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(errors === _errs50){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
var valid12 = _errs50 === errors;
if(!valid12){
break;
}
}
}
}
}
else {
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var valid11 = _errs48 === errors;
if(!valid11){
break;
}
}
}
else {
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
var valid3 = _errs46 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
}
}
else {
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.step !== undefined){
let data16 = data.step;
const _errs52 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(errors === _errs52){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < -1 || isNaN(data16)){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
var valid2 = _errs52 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.timestamp !== undefined){
const _errs54 = errors;
if(typeof data.timestamp !== "string"){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var valid2 = _errs54 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.validated !== undefined){
const _errs56 = errors;
if(typeof data.validated !== "boolean"){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var valid2 = _errs56 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
else {
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs1 === errors;
if(valid0){
validate36.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate36.errors = vErrors;
return errors === 0;
}
