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
const schema8 = {"$id":"validRunState","not":{"not":{"type":"object","required":["format","run_id","pipeline_name","task","status","started_at","initiator","seq","pipeline","policy","current_step","ahead","skipped","custom_state","tree","active","done_outside","checkpoints","confirms","seen","refused"],"properties":{"format":{"const":1},"run_id":{"type":"string"},"pipeline_name":{"type":"string"},"task":{"type":"string"},"status":{"enum":["running","awaiting_approval","awaiting_direction","rolling_back","completed","failed","rolled_back","cancelled"]},"reason":{"type":"object","required":["code","because"],"properties":{"code":{"type":"string"},"because":{"type":"string"}},"additionalProperties":false},"started_at":{"type":"string"},"ended_at":{"type":"string"},"initiator":{"type":"object","required":["id","login","door"],"properties":{"id":{"anyOf":[{"type":"integer"},{"type":"string"}]},"login":{"type":"string"},"door":{"type":"string"}},"additionalProperties":false},"project":{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"track":{"type":"string"},"artifact":{"type":"string"}},"additionalProperties":false},"seq":{"type":"integer","minimum":1},"pipeline":{"$ref":"part2"},"policy":{"anyOf":[{"$ref":"part2"},{"type":"null"}]},"current_step":{"type":"integer","minimum":0},"ahead":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}},"skipped":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}},"custom_state":{"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"null"}]}},"tree":{"anyOf":[{"type":"string"},{"type":"null"}]},"active":{"type":"object","additionalProperties":{"type":"object","required":["is","job","attempt","since"],"properties":{"is":{"enum":["running","retrying","awaiting_approval","awaiting_direction"]},"job":{"enum":["step","recovery","compensation"]},"attempt":{"type":"integer","minimum":1},"since":{"type":"string"},"due":{"type":"string"},"by":{"type":"string"},"reason_code":{"type":"string"}},"additionalProperties":false}},"done_outside":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}},"checkpoints":{"type":"array","items":{"type":"object","required":["id","name","step","timestamp","validated","seq","outside"],"properties":{"id":{"type":"string"},"name":{"type":"string"},"step":{"type":"integer","minimum":-1},"timestamp":{"type":"string"},"validated":{"type":"boolean"},"validated_at":{"type":"string"},"changed_since":{"const":true},"corrupt":{"type":"boolean"},"seq":{"type":"integer","minimum":1},"outside":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}}},"additionalProperties":false}},"rollback":{"type":"object","required":["to","because","next"],"properties":{"to":{"type":"string"},"because":{"type":"string"},"next":{"enum":["awaiting_direction","cancelled"]}},"additionalProperties":false},"confirms":{"type":"object","additionalProperties":{"type":"object","required":["confirm_id","number","gate","track","status","covers","requested_by_role","requested_at","decisions"],"properties":{"confirm_id":{"type":"string"},"number":{"type":"integer","minimum":1},"gate":{"type":"string"},"track":{"type":"string"},"status":{"enum":["requested","partial","approved","conditional","rejected","expired","superseded","blocked"]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"proposal":{"anyOf":[{"type":"string"},{"type":"null"}]},"head":{"anyOf":[{"type":"string"},{"type":"null"}]},"requested_by_role":{"type":"string"},"requested_by":{"type":"string"},"requested_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"since":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"decisions":{"type":"array","items":{"type":"object","required":["decision_id","status","decided_by","decided_by_login","decided_by_role","decided_at","assurance","reason"],"properties":{"decision_id":{"type":"string"},"status":{"enum":["approved","rejected","cancelled"]},"decided_by":{"anyOf":[{"type":"integer"},{"type":"string"}]},"decided_by_login":{"type":"string"},"decided_by_role":{"type":"string"},"authority":{"type":"string"},"roles":{"type":"array","items":{"type":"string"}},"owners":{"type":"array","items":{"type":"string"}},"delegated_by":{"type":"array","items":{"type":"object","required":["id","login"],"properties":{"id":{"anyOf":[{"type":"integer"},{"type":"string"}]},"login":{"type":"string"}},"additionalProperties":false}},"deputy_role":{"type":"string"},"decided_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"said":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"assurance":{"enum":["proven","signed","attested","asserted"]},"attested_by":{"type":"string"},"evidence":{"type":"object","required":["name","sha256","bytes"],"properties":{"name":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"bytes":{"type":"integer"}},"additionalProperties":false},"reason":{"type":"string"},"head":{"type":"string"}},"additionalProperties":false}},"permits":{"type":"array","items":{"type":"string"}},"limits":{"type":"string"},"conditions":{"type":"array","items":{"$ref":"condition"}},"blockers":{"type":"array","items":{"type":"string"}},"expires_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"supersedes":{"type":"string"},"voided":{"type":"object","required":["confirm_id","status","approved_by","covers","because"],"properties":{"confirm_id":{"type":"string"},"status":{"enum":["superseded","expired"]},"approved_by":{"type":"array","items":{"type":"object","required":["id","login"],"properties":{"id":{"anyOf":[{"type":"integer"},{"type":"string"}]},"login":{"type":"string"}},"additionalProperties":false}},"head":{"anyOf":[{"type":"string"},{"type":"null"}]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"because":{"type":"string"},"permits":{"type":"array","items":{"type":"string"}},"limits":{"type":"string"},"conditions":{"type":"array","items":{"$ref":"condition"}},"blockers":{"type":"array","items":{"type":"string"}},"expires_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"}},"additionalProperties":false},"overridden":{"type":"object","required":["by","at","reason"],"properties":{"by":{"type":"string"},"at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"reason":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false}},"asked":{"type":"object","additionalProperties":{"type":"object","required":["makers"],"properties":{"makers":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}},"job":{"enum":["step","recovery","compensation"]},"attempt":{"type":"integer","minimum":1}},"additionalProperties":false}},"approval_numbers":{"type":"object","additionalProperties":{"type":"integer","minimum":1}},"approvers":{"type":"object","additionalProperties":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}}},"receipts":{"type":"object","additionalProperties":{"type":"string"}},"intents":{"type":"object","additionalProperties":{"type":"object","additionalProperties":{}}},"seen":{"type":"array","items":{"type":"string"}},"refused":{"type":"object","additionalProperties":{"type":"object","required":["hour","count"],"properties":{"hour":{"type":"string"},"count":{"type":"integer"}},"additionalProperties":false}}},"additionalProperties":false}}};
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

const schema10 = {"$id":"condition","not":{"not":{"type":"object","anyOf":[{"type":"object","required":["all"],"properties":{"all":{"type":"array","items":{"$ref":"condition"},"minItems":1}},"additionalProperties":false},{"type":"object","required":["any"],"properties":{"any":{"type":"array","items":{"$ref":"condition"},"minItems":1}},"additionalProperties":false},{"type":"object","required":["not"],"properties":{"not":{"$ref":"condition"}},"additionalProperties":false},{"type":"object","required":["artifact"],"properties":{"artifact":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["count"],"properties":{"count":{"type":"object","required":["artifact","at_least"],"properties":{"artifact":{"type":"string","pattern":"\\S"},"at_least":{"type":"integer","minimum":1}},"additionalProperties":false}},"additionalProperties":false},{"type":"object","required":["gate"],"properties":{"gate":{"type":"string","pattern":"\\S"},"is":{"enum":["open","closed","conditional"]},"permits":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["check"],"properties":{"check":{"type":"string","pattern":"\\S"},"is":{"enum":["passed","failed"]}},"additionalProperties":false},{"type":"object","required":["fact"],"properties":{"fact":{"type":"string","pattern":"\\S"},"equals":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"one_of":{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"minItems":1},"at_least":{"type":"number"},"at_most":{"type":"number"}},"additionalProperties":false},{"type":"object","required":["flag"],"properties":{"flag":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["track"],"properties":{"track":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["no"],"properties":{"no":{"enum":["blockers","conflicts","missing_facts"]}},"additionalProperties":false},{"type":"object","required":["run"],"properties":{"run":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["closure"],"properties":{"closure":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["date"],"properties":{"date":{"type":"object","properties":{"after":{"type":"string","pattern":"\\S"},"before":{"type":"string","pattern":"\\S"}},"additionalProperties":false,"minProperties":1}},"additionalProperties":false},{"type":"object","required":["age"],"properties":{"age":{"type":"object","required":["artifact","at_least_days"],"properties":{"artifact":{"type":"string","pattern":"\\S"},"at_least_days":{"type":"number","exclusiveMinimum":0}},"additionalProperties":false}},"additionalProperties":false}]}}};
const wrapper0 = {validate: validate29};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(data.seq !== undefined){
let data18 = data.seq;
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
if(data.pipeline !== undefined){
const _errs49 = errors;
if(!(validate26(data.pipeline, {instancePath:instancePath+"/pipeline",parentData:data,parentDataProperty:"pipeline",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid2 = _errs49 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.policy !== undefined){
let data20 = data.policy;
const _errs50 = errors;
const _errs51 = errors;
let valid7 = false;
const _errs52 = errors;
if(!(validate26(data20, {instancePath:instancePath+"/policy",parentData:data,parentDataProperty:"policy",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var _valid1 = _errs52 === errors;
valid7 = valid7 || _valid1;
if(!valid7){
const _errs53 = errors;
if(data20 !== null){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid1 = _errs53 === errors;
valid7 = valid7 || _valid1;
}
if(!valid7){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
else {
errors = _errs51;
if(vErrors !== null){
if(_errs51){
vErrors.length = _errs51;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs50 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.current_step !== undefined){
let data21 = data.current_step;
const _errs55 = errors;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(errors === _errs55){
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
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
var valid2 = _errs55 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.ahead !== undefined){
let data22 = data.ahead;
const _errs57 = errors;
if(errors === _errs57){
if(Array.isArray(data22)){
var valid8 = true;
const len0 = data22.length;
for(let i0=0; i0<len0; i0++){
let data23 = data22[i0];
const _errs59 = errors;
if(errors === _errs59){
if(Array.isArray(data23)){
if(data23.length > 2){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
else {
if(data23.length < 2){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
else {
var valid9 = true;
const len1 = data23.length;
for(let i1=0; i1<len1; i1++){
let data24 = data23[i1];
const _errs61 = errors;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(errors === _errs61){
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 < 0 || isNaN(data24)){
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
var valid9 = _errs61 === errors;
if(!valid9){
break;
}
}
}
}
}
else {
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
var valid8 = _errs59 === errors;
if(!valid8){
break;
}
}
}
else {
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
var valid2 = _errs57 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.skipped !== undefined){
let data25 = data.skipped;
const _errs63 = errors;
if(errors === _errs63){
if(Array.isArray(data25)){
var valid10 = true;
const len2 = data25.length;
for(let i2=0; i2<len2; i2++){
let data26 = data25[i2];
const _errs65 = errors;
if(errors === _errs65){
if(Array.isArray(data26)){
if(data26.length > 2){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
else {
if(data26.length < 2){
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
var valid11 = true;
const len3 = data26.length;
for(let i3=0; i3<len3; i3++){
let data27 = data26[i3];
const _errs67 = errors;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(errors === _errs67){
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 0 || isNaN(data27)){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
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
}
else {
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
var valid10 = _errs65 === errors;
if(!valid10){
break;
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
var valid2 = _errs63 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.custom_state !== undefined){
let data28 = data.custom_state;
const _errs69 = errors;
if(errors === _errs69){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key4 in data28){
let data29 = data28[key4];
const _errs72 = errors;
const _errs73 = errors;
let valid13 = false;
const _errs74 = errors;
if(typeof data29 !== "string"){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var _valid2 = _errs74 === errors;
valid13 = valid13 || _valid2;
if(!valid13){
const _errs76 = errors;
if(!((typeof data29 == "number") && (isFinite(data29)))){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid2 = _errs76 === errors;
valid13 = valid13 || _valid2;
if(!valid13){
const _errs78 = errors;
if(typeof data29 !== "boolean"){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var _valid2 = _errs78 === errors;
valid13 = valid13 || _valid2;
if(!valid13){
const _errs80 = errors;
if(data29 !== null){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid2 = _errs80 === errors;
valid13 = valid13 || _valid2;
}
}
}
if(!valid13){
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
errors = _errs73;
if(vErrors !== null){
if(_errs73){
vErrors.length = _errs73;
}
else {
vErrors = null;
}
}
}
var valid12 = _errs72 === errors;
if(!valid12){
break;
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
var valid2 = _errs69 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tree !== undefined){
let data30 = data.tree;
const _errs82 = errors;
const _errs83 = errors;
let valid14 = false;
const _errs84 = errors;
if(typeof data30 !== "string"){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var _valid3 = _errs84 === errors;
valid14 = valid14 || _valid3;
if(!valid14){
const _errs86 = errors;
if(data30 !== null){
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
var _valid3 = _errs86 === errors;
valid14 = valid14 || _valid3;
}
if(!valid14){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
else {
errors = _errs83;
if(vErrors !== null){
if(_errs83){
vErrors.length = _errs83;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs82 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.active !== undefined){
let data31 = data.active;
const _errs88 = errors;
if(errors === _errs88){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key5 in data31){
let data32 = data31[key5];
const _errs91 = errors;
if(errors === _errs91){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
let missing4;
if(((((data32.is === undefined) && (missing4 = "is")) || ((data32.job === undefined) && (missing4 = "job"))) || ((data32.attempt === undefined) && (missing4 = "attempt"))) || ((data32.since === undefined) && (missing4 = "since"))){
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
const _errs93 = errors;
for(const key6 in data32){
if(!(((((((key6 === "is") || (key6 === "job")) || (key6 === "attempt")) || (key6 === "since")) || (key6 === "due")) || (key6 === "by")) || (key6 === "reason_code"))){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
break;
}
}
if(_errs93 === errors){
if(data32.is !== undefined){
let data33 = data32.is;
const _errs94 = errors;
if(!((((data33 === "running") || (data33 === "retrying")) || (data33 === "awaiting_approval")) || (data33 === "awaiting_direction"))){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var valid16 = _errs94 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data32.job !== undefined){
let data34 = data32.job;
const _errs95 = errors;
if(!(((data34 === "step") || (data34 === "recovery")) || (data34 === "compensation"))){
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
var valid16 = _errs95 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data32.attempt !== undefined){
let data35 = data32.attempt;
const _errs96 = errors;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(errors === _errs96){
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 < 1 || isNaN(data35)){
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
}
var valid16 = _errs96 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data32.since !== undefined){
const _errs98 = errors;
if(typeof data32.since !== "string"){
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
var valid16 = _errs98 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data32.due !== undefined){
const _errs100 = errors;
if(typeof data32.due !== "string"){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var valid16 = _errs100 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data32.by !== undefined){
const _errs102 = errors;
if(typeof data32.by !== "string"){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var valid16 = _errs102 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data32.reason_code !== undefined){
const _errs104 = errors;
if(typeof data32.reason_code !== "string"){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var valid16 = _errs104 === errors;
}
else {
var valid16 = true;
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
var valid15 = _errs91 === errors;
if(!valid15){
break;
}
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
var valid2 = _errs88 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.done_outside !== undefined){
let data40 = data.done_outside;
const _errs106 = errors;
if(errors === _errs106){
if(Array.isArray(data40)){
var valid17 = true;
const len4 = data40.length;
for(let i4=0; i4<len4; i4++){
let data41 = data40[i4];
const _errs108 = errors;
if(errors === _errs108){
if(Array.isArray(data41)){
if(data41.length > 2){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
else {
if(data41.length < 2){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
else {
var valid18 = true;
const len5 = data41.length;
for(let i5=0; i5<len5; i5++){
let data42 = data41[i5];
const _errs110 = errors;
if(!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(errors === _errs110){
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 < 0 || isNaN(data42)){
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
}
var valid18 = _errs110 === errors;
if(!valid18){
break;
}
}
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
var valid17 = _errs108 === errors;
if(!valid17){
break;
}
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
var valid2 = _errs106 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.checkpoints !== undefined){
let data43 = data.checkpoints;
const _errs112 = errors;
if(errors === _errs112){
if(Array.isArray(data43)){
var valid19 = true;
const len6 = data43.length;
for(let i6=0; i6<len6; i6++){
let data44 = data43[i6];
const _errs114 = errors;
if(errors === _errs114){
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
let missing5;
if((((((((data44.id === undefined) && (missing5 = "id")) || ((data44.name === undefined) && (missing5 = "name"))) || ((data44.step === undefined) && (missing5 = "step"))) || ((data44.timestamp === undefined) && (missing5 = "timestamp"))) || ((data44.validated === undefined) && (missing5 = "validated"))) || ((data44.seq === undefined) && (missing5 = "seq"))) || ((data44.outside === undefined) && (missing5 = "outside"))){
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
const _errs116 = errors;
for(const key7 in data44){
if(!(func2.call(schema8.not.not.properties.checkpoints.items.properties, key7))){
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
if(_errs116 === errors){
if(data44.id !== undefined){
const _errs117 = errors;
if(typeof data44.id !== "string"){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
var valid20 = _errs117 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data44.name !== undefined){
const _errs119 = errors;
if(typeof data44.name !== "string"){
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
var valid20 = _errs119 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data44.step !== undefined){
let data47 = data44.step;
const _errs121 = errors;
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
if(errors === _errs121){
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 < -1 || isNaN(data47)){
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
var valid20 = _errs121 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data44.timestamp !== undefined){
const _errs123 = errors;
if(typeof data44.timestamp !== "string"){
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
var valid20 = _errs123 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data44.validated !== undefined){
const _errs125 = errors;
if(typeof data44.validated !== "boolean"){
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
var valid20 = _errs125 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data44.validated_at !== undefined){
const _errs127 = errors;
if(typeof data44.validated_at !== "string"){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
var valid20 = _errs127 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data44.changed_since !== undefined){
const _errs129 = errors;
if(true !== data44.changed_since){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
var valid20 = _errs129 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data44.corrupt !== undefined){
const _errs130 = errors;
if(typeof data44.corrupt !== "boolean"){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
var valid20 = _errs130 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data44.seq !== undefined){
let data53 = data44.seq;
const _errs132 = errors;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(errors === _errs132){
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 < 1 || isNaN(data53)){
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
}
var valid20 = _errs132 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data44.outside !== undefined){
let data54 = data44.outside;
const _errs134 = errors;
if(errors === _errs134){
if(Array.isArray(data54)){
var valid21 = true;
const len7 = data54.length;
for(let i7=0; i7<len7; i7++){
let data55 = data54[i7];
const _errs136 = errors;
if(errors === _errs136){
if(Array.isArray(data55)){
if(data55.length > 2){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
else {
if(data55.length < 2){
const err87 = {};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
else {
var valid22 = true;
const len8 = data55.length;
for(let i8=0; i8<len8; i8++){
let data56 = data55[i8];
const _errs138 = errors;
if(!(((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56))) && (isFinite(data56)))){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(errors === _errs138){
if((typeof data56 == "number") && (isFinite(data56))){
if(data56 < 0 || isNaN(data56)){
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
}
var valid22 = _errs138 === errors;
if(!valid22){
break;
}
}
}
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
var valid21 = _errs136 === errors;
if(!valid21){
break;
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
var valid20 = _errs134 === errors;
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
var valid19 = _errs114 === errors;
if(!valid19){
break;
}
}
}
else {
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
var valid2 = _errs112 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.rollback !== undefined){
let data57 = data.rollback;
const _errs140 = errors;
if(errors === _errs140){
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
let missing6;
if((((data57.to === undefined) && (missing6 = "to")) || ((data57.because === undefined) && (missing6 = "because"))) || ((data57.next === undefined) && (missing6 = "next"))){
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
const _errs142 = errors;
for(const key8 in data57){
if(!(((key8 === "to") || (key8 === "because")) || (key8 === "next"))){
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
if(_errs142 === errors){
if(data57.to !== undefined){
const _errs143 = errors;
if(typeof data57.to !== "string"){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
var valid23 = _errs143 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data57.because !== undefined){
const _errs145 = errors;
if(typeof data57.because !== "string"){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
var valid23 = _errs145 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data57.next !== undefined){
let data60 = data57.next;
const _errs147 = errors;
if(!((data60 === "awaiting_direction") || (data60 === "cancelled"))){
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
var valid23 = _errs147 === errors;
}
else {
var valid23 = true;
}
}
}
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
var valid2 = _errs140 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.confirms !== undefined){
let data61 = data.confirms;
const _errs148 = errors;
if(errors === _errs148){
if(data61 && typeof data61 == "object" && !Array.isArray(data61)){
for(const key9 in data61){
let data62 = data61[key9];
const _errs151 = errors;
if(errors === _errs151){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing7;
if((((((((((data62.confirm_id === undefined) && (missing7 = "confirm_id")) || ((data62.number === undefined) && (missing7 = "number"))) || ((data62.gate === undefined) && (missing7 = "gate"))) || ((data62.track === undefined) && (missing7 = "track"))) || ((data62.status === undefined) && (missing7 = "status"))) || ((data62.covers === undefined) && (missing7 = "covers"))) || ((data62.requested_by_role === undefined) && (missing7 = "requested_by_role"))) || ((data62.requested_at === undefined) && (missing7 = "requested_at"))) || ((data62.decisions === undefined) && (missing7 = "decisions"))){
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
else {
const _errs153 = errors;
for(const key10 in data62){
if(!(func2.call(schema8.not.not.properties.confirms.additionalProperties.properties, key10))){
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
break;
}
}
if(_errs153 === errors){
if(data62.confirm_id !== undefined){
const _errs154 = errors;
if(typeof data62.confirm_id !== "string"){
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
var valid25 = _errs154 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.number !== undefined){
let data64 = data62.number;
const _errs156 = errors;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(errors === _errs156){
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 < 1 || isNaN(data64)){
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
var valid25 = _errs156 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.gate !== undefined){
const _errs158 = errors;
if(typeof data62.gate !== "string"){
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
var valid25 = _errs158 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.track !== undefined){
const _errs160 = errors;
if(typeof data62.track !== "string"){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
var valid25 = _errs160 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.status !== undefined){
let data67 = data62.status;
const _errs162 = errors;
if(!((((((((data67 === "requested") || (data67 === "partial")) || (data67 === "approved")) || (data67 === "conditional")) || (data67 === "rejected")) || (data67 === "expired")) || (data67 === "superseded")) || (data67 === "blocked"))){
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
var valid25 = _errs162 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.covers !== undefined){
let data68 = data62.covers;
const _errs163 = errors;
if(errors === _errs163){
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
for(const key11 in data68){
const _errs166 = errors;
if(typeof data68[key11] !== "string"){
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
var valid26 = _errs166 === errors;
if(!valid26){
break;
}
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
var valid25 = _errs163 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.proposal !== undefined){
let data70 = data62.proposal;
const _errs168 = errors;
const _errs169 = errors;
let valid27 = false;
const _errs170 = errors;
if(typeof data70 !== "string"){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
var _valid4 = _errs170 === errors;
valid27 = valid27 || _valid4;
if(!valid27){
const _errs172 = errors;
if(data70 !== null){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
var _valid4 = _errs172 === errors;
valid27 = valid27 || _valid4;
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
errors = _errs169;
if(vErrors !== null){
if(_errs169){
vErrors.length = _errs169;
}
else {
vErrors = null;
}
}
}
var valid25 = _errs168 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.head !== undefined){
let data71 = data62.head;
const _errs174 = errors;
const _errs175 = errors;
let valid28 = false;
const _errs176 = errors;
if(typeof data71 !== "string"){
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
var _valid5 = _errs176 === errors;
valid28 = valid28 || _valid5;
if(!valid28){
const _errs178 = errors;
if(data71 !== null){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
var _valid5 = _errs178 === errors;
valid28 = valid28 || _valid5;
}
if(!valid28){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
else {
errors = _errs175;
if(vErrors !== null){
if(_errs175){
vErrors.length = _errs175;
}
else {
vErrors = null;
}
}
}
var valid25 = _errs174 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.requested_by_role !== undefined){
const _errs180 = errors;
if(typeof data62.requested_by_role !== "string"){
const err116 = {};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
var valid25 = _errs180 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.requested_by !== undefined){
const _errs182 = errors;
if(typeof data62.requested_by !== "string"){
const err117 = {};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
var valid25 = _errs182 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.requested_at !== undefined){
let data74 = data62.requested_at;
const _errs184 = errors;
if(errors === _errs184){
if(typeof data74 === "string"){
if(!pattern42.test(data74)){
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
else {
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
var valid25 = _errs184 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.since !== undefined){
let data75 = data62.since;
const _errs186 = errors;
if(errors === _errs186){
if(typeof data75 === "string"){
if(!pattern42.test(data75)){
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
else {
const err121 = {};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
var valid25 = _errs186 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.decisions !== undefined){
let data76 = data62.decisions;
const _errs188 = errors;
if(errors === _errs188){
if(Array.isArray(data76)){
var valid29 = true;
const len9 = data76.length;
for(let i9=0; i9<len9; i9++){
let data77 = data76[i9];
const _errs190 = errors;
if(errors === _errs190){
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
let missing8;
if(((((((((data77.decision_id === undefined) && (missing8 = "decision_id")) || ((data77.status === undefined) && (missing8 = "status"))) || ((data77.decided_by === undefined) && (missing8 = "decided_by"))) || ((data77.decided_by_login === undefined) && (missing8 = "decided_by_login"))) || ((data77.decided_by_role === undefined) && (missing8 = "decided_by_role"))) || ((data77.decided_at === undefined) && (missing8 = "decided_at"))) || ((data77.assurance === undefined) && (missing8 = "assurance"))) || ((data77.reason === undefined) && (missing8 = "reason"))){
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
else {
const _errs192 = errors;
for(const key12 in data77){
if(!(func2.call(schema8.not.not.properties.confirms.additionalProperties.properties.decisions.items.properties, key12))){
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
break;
}
}
if(_errs192 === errors){
if(data77.decision_id !== undefined){
const _errs193 = errors;
if(typeof data77.decision_id !== "string"){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
var valid30 = _errs193 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.status !== undefined){
let data79 = data77.status;
const _errs195 = errors;
if(!(((data79 === "approved") || (data79 === "rejected")) || (data79 === "cancelled"))){
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
var valid30 = _errs195 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.decided_by !== undefined){
let data80 = data77.decided_by;
const _errs196 = errors;
const _errs197 = errors;
let valid31 = false;
const _errs198 = errors;
if(!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
var _valid6 = _errs198 === errors;
valid31 = valid31 || _valid6;
if(!valid31){
const _errs200 = errors;
if(typeof data80 !== "string"){
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
var _valid6 = _errs200 === errors;
valid31 = valid31 || _valid6;
}
if(!valid31){
const err128 = {};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
else {
errors = _errs197;
if(vErrors !== null){
if(_errs197){
vErrors.length = _errs197;
}
else {
vErrors = null;
}
}
}
var valid30 = _errs196 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.decided_by_login !== undefined){
const _errs202 = errors;
if(typeof data77.decided_by_login !== "string"){
const err129 = {};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
var valid30 = _errs202 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.decided_by_role !== undefined){
const _errs204 = errors;
if(typeof data77.decided_by_role !== "string"){
const err130 = {};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
var valid30 = _errs204 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.authority !== undefined){
const _errs206 = errors;
if(typeof data77.authority !== "string"){
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
var valid30 = _errs206 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.roles !== undefined){
let data84 = data77.roles;
const _errs208 = errors;
if(errors === _errs208){
if(Array.isArray(data84)){
var valid32 = true;
const len10 = data84.length;
for(let i10=0; i10<len10; i10++){
const _errs210 = errors;
if(typeof data84[i10] !== "string"){
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
var valid32 = _errs210 === errors;
if(!valid32){
break;
}
}
}
else {
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
var valid30 = _errs208 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.owners !== undefined){
let data86 = data77.owners;
const _errs212 = errors;
if(errors === _errs212){
if(Array.isArray(data86)){
var valid33 = true;
const len11 = data86.length;
for(let i11=0; i11<len11; i11++){
const _errs214 = errors;
if(typeof data86[i11] !== "string"){
const err134 = {};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
var valid33 = _errs214 === errors;
if(!valid33){
break;
}
}
}
else {
const err135 = {};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
var valid30 = _errs212 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.delegated_by !== undefined){
let data88 = data77.delegated_by;
const _errs216 = errors;
if(errors === _errs216){
if(Array.isArray(data88)){
var valid34 = true;
const len12 = data88.length;
for(let i12=0; i12<len12; i12++){
let data89 = data88[i12];
const _errs218 = errors;
if(errors === _errs218){
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
let missing9;
if(((data89.id === undefined) && (missing9 = "id")) || ((data89.login === undefined) && (missing9 = "login"))){
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
const _errs220 = errors;
for(const key13 in data89){
if(!((key13 === "id") || (key13 === "login"))){
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
break;
}
}
if(_errs220 === errors){
if(data89.id !== undefined){
let data90 = data89.id;
const _errs221 = errors;
const _errs222 = errors;
let valid36 = false;
const _errs223 = errors;
if(!(((typeof data90 == "number") && (!(data90 % 1) && !isNaN(data90))) && (isFinite(data90)))){
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
var _valid7 = _errs223 === errors;
valid36 = valid36 || _valid7;
if(!valid36){
const _errs225 = errors;
if(typeof data90 !== "string"){
const err139 = {};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
var _valid7 = _errs225 === errors;
valid36 = valid36 || _valid7;
}
if(!valid36){
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
else {
errors = _errs222;
if(vErrors !== null){
if(_errs222){
vErrors.length = _errs222;
}
else {
vErrors = null;
}
}
}
var valid35 = _errs221 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data89.login !== undefined){
const _errs227 = errors;
if(typeof data89.login !== "string"){
const err141 = {};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
var valid35 = _errs227 === errors;
}
else {
var valid35 = true;
}
}
}
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
var valid34 = _errs218 === errors;
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
var valid30 = _errs216 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.deputy_role !== undefined){
const _errs229 = errors;
if(typeof data77.deputy_role !== "string"){
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
var valid30 = _errs229 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.decided_at !== undefined){
let data93 = data77.decided_at;
const _errs231 = errors;
if(errors === _errs231){
if(typeof data93 === "string"){
if(!pattern42.test(data93)){
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
var valid30 = _errs231 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.said !== undefined){
let data94 = data77.said;
const _errs233 = errors;
if(errors === _errs233){
if(typeof data94 === "string"){
if(!pattern42.test(data94)){
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
else {
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
var valid30 = _errs233 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.assurance !== undefined){
let data95 = data77.assurance;
const _errs235 = errors;
if(!((((data95 === "proven") || (data95 === "signed")) || (data95 === "attested")) || (data95 === "asserted"))){
const err149 = {};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
var valid30 = _errs235 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.attested_by !== undefined){
const _errs236 = errors;
if(typeof data77.attested_by !== "string"){
const err150 = {};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
var valid30 = _errs236 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.evidence !== undefined){
let data97 = data77.evidence;
const _errs238 = errors;
if(errors === _errs238){
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
let missing10;
if((((data97.name === undefined) && (missing10 = "name")) || ((data97.sha256 === undefined) && (missing10 = "sha256"))) || ((data97.bytes === undefined) && (missing10 = "bytes"))){
const err151 = {};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
else {
const _errs240 = errors;
for(const key14 in data97){
if(!(((key14 === "name") || (key14 === "sha256")) || (key14 === "bytes"))){
const err152 = {};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
break;
}
}
if(_errs240 === errors){
if(data97.name !== undefined){
const _errs241 = errors;
if(typeof data97.name !== "string"){
const err153 = {};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
var valid37 = _errs241 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data97.sha256 !== undefined){
let data99 = data97.sha256;
const _errs243 = errors;
if(errors === _errs243){
if(typeof data99 === "string"){
if(!pattern46.test(data99)){
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
var valid37 = _errs243 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data97.bytes !== undefined){
let data100 = data97.bytes;
const _errs245 = errors;
if(!(((typeof data100 == "number") && (!(data100 % 1) && !isNaN(data100))) && (isFinite(data100)))){
const err156 = {};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
var valid37 = _errs245 === errors;
}
else {
var valid37 = true;
}
}
}
}
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
var valid30 = _errs238 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.reason !== undefined){
const _errs247 = errors;
if(typeof data77.reason !== "string"){
const err158 = {};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
var valid30 = _errs247 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data77.head !== undefined){
const _errs249 = errors;
if(typeof data77.head !== "string"){
const err159 = {};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
var valid30 = _errs249 === errors;
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
const err160 = {};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
var valid29 = _errs190 === errors;
if(!valid29){
break;
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
var valid25 = _errs188 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.permits !== undefined){
let data103 = data62.permits;
const _errs251 = errors;
if(errors === _errs251){
if(Array.isArray(data103)){
var valid38 = true;
const len13 = data103.length;
for(let i13=0; i13<len13; i13++){
const _errs253 = errors;
if(typeof data103[i13] !== "string"){
const err162 = {};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
var valid38 = _errs253 === errors;
if(!valid38){
break;
}
}
}
else {
const err163 = {};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
var valid25 = _errs251 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.limits !== undefined){
const _errs255 = errors;
if(typeof data62.limits !== "string"){
const err164 = {};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
var valid25 = _errs255 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.conditions !== undefined){
let data106 = data62.conditions;
const _errs257 = errors;
if(errors === _errs257){
if(Array.isArray(data106)){
var valid39 = true;
const len14 = data106.length;
for(let i14=0; i14<len14; i14++){
const _errs259 = errors;
if(!(validate29(data106[i14], {instancePath:instancePath+"/confirms/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/conditions/" + i14,parentData:data106,parentDataProperty:i14,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid39 = _errs259 === errors;
if(!valid39){
break;
}
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
var valid25 = _errs257 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.blockers !== undefined){
let data108 = data62.blockers;
const _errs260 = errors;
if(errors === _errs260){
if(Array.isArray(data108)){
var valid40 = true;
const len15 = data108.length;
for(let i15=0; i15<len15; i15++){
const _errs262 = errors;
if(typeof data108[i15] !== "string"){
const err166 = {};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
var valid40 = _errs262 === errors;
if(!valid40){
break;
}
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
var valid25 = _errs260 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.expires_at !== undefined){
let data110 = data62.expires_at;
const _errs264 = errors;
if(errors === _errs264){
if(typeof data110 === "string"){
if(!pattern42.test(data110)){
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
var valid25 = _errs264 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.supersedes !== undefined){
const _errs266 = errors;
if(typeof data62.supersedes !== "string"){
const err170 = {};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
var valid25 = _errs266 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.voided !== undefined){
let data112 = data62.voided;
const _errs268 = errors;
if(errors === _errs268){
if(data112 && typeof data112 == "object" && !Array.isArray(data112)){
let missing11;
if((((((data112.confirm_id === undefined) && (missing11 = "confirm_id")) || ((data112.status === undefined) && (missing11 = "status"))) || ((data112.approved_by === undefined) && (missing11 = "approved_by"))) || ((data112.covers === undefined) && (missing11 = "covers"))) || ((data112.because === undefined) && (missing11 = "because"))){
const err171 = {};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
else {
const _errs270 = errors;
for(const key15 in data112){
if(!(func2.call(schema8.not.not.properties.confirms.additionalProperties.properties.voided.properties, key15))){
const err172 = {};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
break;
}
}
if(_errs270 === errors){
if(data112.confirm_id !== undefined){
const _errs271 = errors;
if(typeof data112.confirm_id !== "string"){
const err173 = {};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
var valid41 = _errs271 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data112.status !== undefined){
let data114 = data112.status;
const _errs273 = errors;
if(!((data114 === "superseded") || (data114 === "expired"))){
const err174 = {};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
var valid41 = _errs273 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data112.approved_by !== undefined){
let data115 = data112.approved_by;
const _errs274 = errors;
if(errors === _errs274){
if(Array.isArray(data115)){
var valid42 = true;
const len16 = data115.length;
for(let i16=0; i16<len16; i16++){
let data116 = data115[i16];
const _errs276 = errors;
if(errors === _errs276){
if(data116 && typeof data116 == "object" && !Array.isArray(data116)){
let missing12;
if(((data116.id === undefined) && (missing12 = "id")) || ((data116.login === undefined) && (missing12 = "login"))){
const err175 = {};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
else {
const _errs278 = errors;
for(const key16 in data116){
if(!((key16 === "id") || (key16 === "login"))){
const err176 = {};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
break;
}
}
if(_errs278 === errors){
if(data116.id !== undefined){
let data117 = data116.id;
const _errs279 = errors;
const _errs280 = errors;
let valid44 = false;
const _errs281 = errors;
if(!(((typeof data117 == "number") && (!(data117 % 1) && !isNaN(data117))) && (isFinite(data117)))){
const err177 = {};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
var _valid8 = _errs281 === errors;
valid44 = valid44 || _valid8;
if(!valid44){
const _errs283 = errors;
if(typeof data117 !== "string"){
const err178 = {};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
var _valid8 = _errs283 === errors;
valid44 = valid44 || _valid8;
}
if(!valid44){
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
errors = _errs280;
if(vErrors !== null){
if(_errs280){
vErrors.length = _errs280;
}
else {
vErrors = null;
}
}
}
var valid43 = _errs279 === errors;
}
else {
var valid43 = true;
}
if(valid43){
if(data116.login !== undefined){
const _errs285 = errors;
if(typeof data116.login !== "string"){
const err180 = {};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
var valid43 = _errs285 === errors;
}
else {
var valid43 = true;
}
}
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
var valid42 = _errs276 === errors;
if(!valid42){
break;
}
}
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
var valid41 = _errs274 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data112.head !== undefined){
let data119 = data112.head;
const _errs287 = errors;
const _errs288 = errors;
let valid45 = false;
const _errs289 = errors;
if(typeof data119 !== "string"){
const err183 = {};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
var _valid9 = _errs289 === errors;
valid45 = valid45 || _valid9;
if(!valid45){
const _errs291 = errors;
if(data119 !== null){
const err184 = {};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
var _valid9 = _errs291 === errors;
valid45 = valid45 || _valid9;
}
if(!valid45){
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
errors = _errs288;
if(vErrors !== null){
if(_errs288){
vErrors.length = _errs288;
}
else {
vErrors = null;
}
}
}
var valid41 = _errs287 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data112.covers !== undefined){
let data120 = data112.covers;
const _errs293 = errors;
if(errors === _errs293){
if(data120 && typeof data120 == "object" && !Array.isArray(data120)){
for(const key17 in data120){
const _errs296 = errors;
if(typeof data120[key17] !== "string"){
const err186 = {};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
var valid46 = _errs296 === errors;
if(!valid46){
break;
}
}
}
else {
const err187 = {};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
var valid41 = _errs293 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data112.because !== undefined){
const _errs298 = errors;
if(typeof data112.because !== "string"){
const err188 = {};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
var valid41 = _errs298 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data112.permits !== undefined){
let data123 = data112.permits;
const _errs300 = errors;
if(errors === _errs300){
if(Array.isArray(data123)){
var valid47 = true;
const len17 = data123.length;
for(let i17=0; i17<len17; i17++){
const _errs302 = errors;
if(typeof data123[i17] !== "string"){
const err189 = {};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
var valid47 = _errs302 === errors;
if(!valid47){
break;
}
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
var valid41 = _errs300 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data112.limits !== undefined){
const _errs304 = errors;
if(typeof data112.limits !== "string"){
const err191 = {};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
var valid41 = _errs304 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data112.conditions !== undefined){
let data126 = data112.conditions;
const _errs306 = errors;
if(errors === _errs306){
if(Array.isArray(data126)){
var valid48 = true;
const len18 = data126.length;
for(let i18=0; i18<len18; i18++){
const _errs308 = errors;
if(!(validate29(data126[i18], {instancePath:instancePath+"/confirms/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/voided/conditions/" + i18,parentData:data126,parentDataProperty:i18,rootData}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid48 = _errs308 === errors;
if(!valid48){
break;
}
}
}
else {
const err192 = {};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
var valid41 = _errs306 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data112.blockers !== undefined){
let data128 = data112.blockers;
const _errs309 = errors;
if(errors === _errs309){
if(Array.isArray(data128)){
var valid49 = true;
const len19 = data128.length;
for(let i19=0; i19<len19; i19++){
const _errs311 = errors;
if(typeof data128[i19] !== "string"){
const err193 = {};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
var valid49 = _errs311 === errors;
if(!valid49){
break;
}
}
}
else {
const err194 = {};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
var valid41 = _errs309 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data112.expires_at !== undefined){
let data130 = data112.expires_at;
const _errs313 = errors;
if(errors === _errs313){
if(typeof data130 === "string"){
if(!pattern42.test(data130)){
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
var valid41 = _errs313 === errors;
}
else {
var valid41 = true;
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
const err197 = {};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
var valid25 = _errs268 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.overridden !== undefined){
let data131 = data62.overridden;
const _errs315 = errors;
if(errors === _errs315){
if(data131 && typeof data131 == "object" && !Array.isArray(data131)){
let missing13;
if((((data131.by === undefined) && (missing13 = "by")) || ((data131.at === undefined) && (missing13 = "at"))) || ((data131.reason === undefined) && (missing13 = "reason"))){
const err198 = {};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
else {
const _errs317 = errors;
for(const key18 in data131){
if(!(((key18 === "by") || (key18 === "at")) || (key18 === "reason"))){
const err199 = {};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
break;
}
}
if(_errs317 === errors){
if(data131.by !== undefined){
const _errs318 = errors;
if(typeof data131.by !== "string"){
const err200 = {};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
var valid50 = _errs318 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data131.at !== undefined){
let data133 = data131.at;
const _errs320 = errors;
if(errors === _errs320){
if(typeof data133 === "string"){
if(!pattern42.test(data133)){
const err201 = {};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
else {
const err202 = {};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
var valid50 = _errs320 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data131.reason !== undefined){
const _errs322 = errors;
if(typeof data131.reason !== "string"){
const err203 = {};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
var valid50 = _errs322 === errors;
}
else {
var valid50 = true;
}
}
}
}
}
}
else {
const err204 = {};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
var valid25 = _errs315 === errors;
}
else {
var valid25 = true;
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
const err205 = {};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
var valid24 = _errs151 === errors;
if(!valid24){
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
var valid2 = _errs148 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.asked !== undefined){
let data135 = data.asked;
const _errs324 = errors;
if(errors === _errs324){
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
for(const key19 in data135){
let data136 = data135[key19];
const _errs327 = errors;
if(errors === _errs327){
if(data136 && typeof data136 == "object" && !Array.isArray(data136)){
let missing14;
if((data136.makers === undefined) && (missing14 = "makers")){
const err207 = {};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
else {
const _errs329 = errors;
for(const key20 in data136){
if(!(((key20 === "makers") || (key20 === "job")) || (key20 === "attempt"))){
const err208 = {};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
break;
}
}
if(_errs329 === errors){
if(data136.makers !== undefined){
let data137 = data136.makers;
const _errs330 = errors;
if(errors === _errs330){
if(Array.isArray(data137)){
var valid53 = true;
const len20 = data137.length;
for(let i20=0; i20<len20; i20++){
let data138 = data137[i20];
const _errs332 = errors;
const _errs333 = errors;
let valid54 = false;
const _errs334 = errors;
if(!(((typeof data138 == "number") && (!(data138 % 1) && !isNaN(data138))) && (isFinite(data138)))){
const err209 = {};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
var _valid10 = _errs334 === errors;
valid54 = valid54 || _valid10;
if(!valid54){
const _errs336 = errors;
if(typeof data138 !== "string"){
const err210 = {};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
var _valid10 = _errs336 === errors;
valid54 = valid54 || _valid10;
}
if(!valid54){
const err211 = {};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
else {
errors = _errs333;
if(vErrors !== null){
if(_errs333){
vErrors.length = _errs333;
}
else {
vErrors = null;
}
}
}
var valid53 = _errs332 === errors;
if(!valid53){
break;
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
var valid52 = _errs330 === errors;
}
else {
var valid52 = true;
}
if(valid52){
if(data136.job !== undefined){
let data139 = data136.job;
const _errs338 = errors;
if(!(((data139 === "step") || (data139 === "recovery")) || (data139 === "compensation"))){
const err213 = {};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
var valid52 = _errs338 === errors;
}
else {
var valid52 = true;
}
if(valid52){
if(data136.attempt !== undefined){
let data140 = data136.attempt;
const _errs339 = errors;
if(!(((typeof data140 == "number") && (!(data140 % 1) && !isNaN(data140))) && (isFinite(data140)))){
const err214 = {};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if(errors === _errs339){
if((typeof data140 == "number") && (isFinite(data140))){
if(data140 < 1 || isNaN(data140)){
const err215 = {};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
}
var valid52 = _errs339 === errors;
}
else {
var valid52 = true;
}
}
}
}
}
}
else {
const err216 = {};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
var valid51 = _errs327 === errors;
if(!valid51){
break;
}
}
}
else {
const err217 = {};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
var valid2 = _errs324 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approval_numbers !== undefined){
let data141 = data.approval_numbers;
const _errs341 = errors;
if(errors === _errs341){
if(data141 && typeof data141 == "object" && !Array.isArray(data141)){
for(const key21 in data141){
let data142 = data141[key21];
const _errs344 = errors;
if(!(((typeof data142 == "number") && (!(data142 % 1) && !isNaN(data142))) && (isFinite(data142)))){
const err218 = {};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
if(errors === _errs344){
if((typeof data142 == "number") && (isFinite(data142))){
if(data142 < 1 || isNaN(data142)){
const err219 = {};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
}
var valid55 = _errs344 === errors;
if(!valid55){
break;
}
}
}
else {
const err220 = {};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
var valid2 = _errs341 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approvers !== undefined){
let data143 = data.approvers;
const _errs346 = errors;
if(errors === _errs346){
if(data143 && typeof data143 == "object" && !Array.isArray(data143)){
for(const key22 in data143){
let data144 = data143[key22];
const _errs349 = errors;
if(errors === _errs349){
if(Array.isArray(data144)){
var valid57 = true;
const len21 = data144.length;
for(let i21=0; i21<len21; i21++){
let data145 = data144[i21];
const _errs351 = errors;
const _errs352 = errors;
let valid58 = false;
const _errs353 = errors;
if(!(((typeof data145 == "number") && (!(data145 % 1) && !isNaN(data145))) && (isFinite(data145)))){
const err221 = {};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
var _valid11 = _errs353 === errors;
valid58 = valid58 || _valid11;
if(!valid58){
const _errs355 = errors;
if(typeof data145 !== "string"){
const err222 = {};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
var _valid11 = _errs355 === errors;
valid58 = valid58 || _valid11;
}
if(!valid58){
const err223 = {};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
else {
errors = _errs352;
if(vErrors !== null){
if(_errs352){
vErrors.length = _errs352;
}
else {
vErrors = null;
}
}
}
var valid57 = _errs351 === errors;
if(!valid57){
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
var valid56 = _errs349 === errors;
if(!valid56){
break;
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
var valid2 = _errs346 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.receipts !== undefined){
let data146 = data.receipts;
const _errs357 = errors;
if(errors === _errs357){
if(data146 && typeof data146 == "object" && !Array.isArray(data146)){
for(const key23 in data146){
const _errs360 = errors;
if(typeof data146[key23] !== "string"){
const err226 = {};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
var valid59 = _errs360 === errors;
if(!valid59){
break;
}
}
}
else {
const err227 = {};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
var valid2 = _errs357 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.intents !== undefined){
let data148 = data.intents;
const _errs362 = errors;
if(errors === _errs362){
if(data148 && typeof data148 == "object" && !Array.isArray(data148)){
for(const key24 in data148){
let data149 = data148[key24];
const _errs365 = errors;
if(errors === _errs365){
if(data149 && typeof data149 == "object" && !Array.isArray(data149)){
}
else {
const err228 = {};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
var valid60 = _errs365 === errors;
if(!valid60){
break;
}
}
}
else {
const err229 = {};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
var valid2 = _errs362 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.seen !== undefined){
let data150 = data.seen;
const _errs368 = errors;
if(errors === _errs368){
if(Array.isArray(data150)){
var valid61 = true;
const len22 = data150.length;
for(let i22=0; i22<len22; i22++){
const _errs370 = errors;
if(typeof data150[i22] !== "string"){
const err230 = {};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
var valid61 = _errs370 === errors;
if(!valid61){
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
var valid2 = _errs368 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.refused !== undefined){
let data152 = data.refused;
const _errs372 = errors;
if(errors === _errs372){
if(data152 && typeof data152 == "object" && !Array.isArray(data152)){
for(const key25 in data152){
let data153 = data152[key25];
const _errs375 = errors;
if(errors === _errs375){
if(data153 && typeof data153 == "object" && !Array.isArray(data153)){
let missing15;
if(((data153.hour === undefined) && (missing15 = "hour")) || ((data153.count === undefined) && (missing15 = "count"))){
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
const _errs377 = errors;
for(const key26 in data153){
if(!((key26 === "hour") || (key26 === "count"))){
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
if(_errs377 === errors){
if(data153.hour !== undefined){
const _errs378 = errors;
if(typeof data153.hour !== "string"){
const err234 = {};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
var valid63 = _errs378 === errors;
}
else {
var valid63 = true;
}
if(valid63){
if(data153.count !== undefined){
let data155 = data153.count;
const _errs380 = errors;
if(!(((typeof data155 == "number") && (!(data155 % 1) && !isNaN(data155))) && (isFinite(data155)))){
const err235 = {};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
var valid63 = _errs380 === errors;
}
else {
var valid63 = true;
}
}
}
}
}
else {
const err236 = {};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
var valid62 = _errs375 === errors;
if(!valid62){
break;
}
}
}
else {
const err237 = {};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
var valid2 = _errs372 === errors;
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
else {
const err238 = {};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err239 = {};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
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

export const validKeptCheckpoint = validate32;
const schema11 = {"$id":"validKeptCheckpoint","not":{"not":{"type":"object","required":["id","name","state","step","timestamp","validated"],"properties":{"id":{"type":"string"},"name":{"type":"string"},"state":{"type":"object","required":["current_step","ahead","skipped","custom_state","tree","done_outside"],"properties":{"current_step":{"type":"integer","minimum":0},"ahead":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}},"skipped":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}},"custom_state":{"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"null"}]}},"tree":{"anyOf":[{"type":"string"},{"type":"null"}]},"done_outside":{"type":"array","items":{"type":"array","items":{"type":"integer","minimum":0},"minItems":2,"maxItems":2}}},"additionalProperties":false},"step":{"type":"integer","minimum":-1},"timestamp":{"type":"string"},"validated":{"type":"boolean"}},"additionalProperties":false}}};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate32.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate32.errors = vErrors;
return errors === 0;
}
