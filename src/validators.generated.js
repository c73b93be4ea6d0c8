// Made from the schemas in src/core by `npm run validators`; not written by hand.
"use strict";
export const validFullDefinition = validate21;
const schema6 = {"$id":"validFullDefinition","not":{"not":{"type":"object","required":["workflow_type","schema_version","stages","allowed_transitions","artifacts","specialist_owners","gates","routing_rules","recovery_actions","required_fields","terminal_states"],"properties":{"workflow_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"},"schema_version":{"type":"string","pattern":"^[0-9]+\\.[0-9]+\\.[0-9]+$"},"version":{"type":"string","pattern":"\\S"},"review_due":{"type":"string","pattern":"\\S"},"default":{"type":"boolean"},"include":{"type":"array","items":{"type":"string","pattern":"\\S"}},"stages":{"type":"array","items":{"type":"object","required":["id","label","purpose"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"purpose":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"}},"additionalProperties":false},"minItems":1},"support_outputs":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"allowed_transitions":{"type":"array","items":{"type":"object","required":["from","to","when"],"properties":{"from":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"to":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"on":{"anyOf":[{"const":"command"},{"type":"object","required":["landed"],"properties":{"landed":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false},{"type":"object","required":["check"],"properties":{"check":{"type":"string","pattern":"^\\S+ (failed|passed)$"}},"additionalProperties":false},{"type":"object","required":["flag"],"properties":{"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}]},"when":{"type":"string","pattern":"\\S"},"requires":{"$ref":"condition"}},"additionalProperties":false}},"artifacts":{"type":"array","items":{"type":"object","required":["artifact_type","owner","version_policy"],"properties":{"artifact_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"kind":{"enum":["file","folder","pull_request","issue","branch","check","release","external"]},"path":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"version_policy":{"type":"string","pattern":"\\S"},"in_turn":{"type":"boolean"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}}},"additionalProperties":false}},"roles":{"type":"array","items":{"type":"object","required":["id","label"],"properties":{"id":{"type":"string","pattern":"\\S"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"specialist_owners":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"gates":{"type":"array","items":{"type":"object","required":["gate_id","owner","applies_when"],"properties":{"gate_id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"category":{"type":"string","pattern":"\\S"},"applies_when":{"type":"string","pattern":"\\S"},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"assurance":{"enum":["proven","signed","attested","asserted"]},"explicit":{"type":"boolean"},"count":{"type":"integer","minimum":1}},"additionalProperties":false}},"actions":{"type":"array","items":{"type":"object","required":["id","label","gates"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"external":{"type":"boolean"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"requires":{"$ref":"condition"}},"additionalProperties":false}},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"routing_rules":{"type":"array","items":{"type":"object","required":["id","when","action"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"when":{"type":"string","pattern":"\\S"},"action":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"recovery_actions":{"type":"array","items":{"type":"object","required":["id","applies_when","output"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"applies_when":{"type":"string","pattern":"\\S"},"output":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"required_fields":{"type":"array","items":{"type":"string","pattern":"\\S"}},"facts":{"type":"object","additionalProperties":{"type":"object","properties":{"label":{"type":"string","pattern":"\\S"},"sensitive":{"type":"boolean"}},"additionalProperties":false}},"terminal_states":{"type":"array","items":{"$ref":"part1"},"minItems":1},"never":{"type":"array","items":{"type":"object","required":["reach","without"],"properties":{"reach":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"without":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"minItems":1}},"additionalProperties":false}},"events":{"type":"array","items":{"type":"string","pattern":"\\S"}},"validation_rules":{"type":"array","items":{"enum":["invalid_transition","missing_owner","orphaned_blocker","stale_approval","artifact_without_source_or_version","gate_bypassed_without_rationale","unresolved_conflict","terminal_state_with_open_blockers","external_action_without_approval_evidence"]}}},"additionalProperties":false}}};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$", "u");
const pattern1 = new RegExp("\\S", "u");
const pattern3 = new RegExp("^[0-9]+\\.[0-9]+\\.[0-9]+$", "u");
const pattern15 = new RegExp("^\\S+ (failed|passed)$", "u");
const schema7 = {"$id":"condition","not":{"not":{"type":"object","anyOf":[{"type":"object","required":["all"],"properties":{"all":{"type":"array","items":{"$ref":"condition"},"minItems":1}},"additionalProperties":false},{"type":"object","required":["any"],"properties":{"any":{"type":"array","items":{"$ref":"condition"},"minItems":1}},"additionalProperties":false},{"type":"object","required":["not"],"properties":{"not":{"$ref":"condition"}},"additionalProperties":false},{"type":"object","required":["artifact"],"properties":{"artifact":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["count"],"properties":{"count":{"type":"object","required":["artifact","at_least"],"properties":{"artifact":{"type":"string","pattern":"\\S"},"at_least":{"type":"integer","minimum":1}},"additionalProperties":false}},"additionalProperties":false},{"type":"object","required":["gate"],"properties":{"gate":{"type":"string","pattern":"\\S"},"is":{"enum":["open","closed","conditional"]},"permits":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["check"],"properties":{"check":{"type":"string","pattern":"\\S"},"is":{"enum":["passed","failed"]}},"additionalProperties":false},{"type":"object","required":["fact"],"properties":{"fact":{"type":"string","pattern":"\\S"},"equals":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"one_of":{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"minItems":1},"at_least":{"type":"number"},"at_most":{"type":"number"}},"additionalProperties":false},{"type":"object","required":["flag"],"properties":{"flag":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["track"],"properties":{"track":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["no"],"properties":{"no":{"enum":["blockers","conflicts","missing_facts"]}},"additionalProperties":false},{"type":"object","required":["run"],"properties":{"run":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["closure"],"properties":{"closure":{"type":"string","pattern":"\\S"},"is":{"type":"string","pattern":"\\S"}},"additionalProperties":false},{"type":"object","required":["date"],"properties":{"date":{"type":"object","properties":{"after":{"type":"string","pattern":"\\S"},"before":{"type":"string","pattern":"\\S"}},"additionalProperties":false,"minProperties":1}},"additionalProperties":false},{"type":"object","required":["age"],"properties":{"age":{"type":"object","required":["artifact","at_least_days"],"properties":{"artifact":{"type":"string","pattern":"\\S"},"at_least_days":{"type":"number","exclusiveMinimum":0}},"additionalProperties":false}},"additionalProperties":false}]}}};
const wrapper0 = {validate: validate22};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!pattern1.test(data5)){
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
if(!pattern1.test(data7)){
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
if(!pattern1.test(data9)){
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
if(!pattern1.test(data11)){
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
if(!pattern1.test(data12)){
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
if(!pattern1.test(data14)){
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
if(!pattern1.test(data20)){
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
if(!pattern1.test(data21)){
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
if(!pattern1.test(data22)){
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
if(!pattern1.test(data23)){
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
if(!pattern1.test(data25)){
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
if(!pattern1.test(data26)){
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
if(!pattern1.test(data27)){
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
if(!pattern1.test(data28)){
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
if(!pattern1.test(data30)){
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
if(!pattern1.test(data31)){
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
if(!pattern1.test(data33)){
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

const schema8 = {"$id":"part1","not":{"not":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"from":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"requires":{"$ref":"condition"},"allows_open_blockers":{"type":"boolean"},"requires_rationale":{"type":"boolean"}},"additionalProperties":false}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part1" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.id === undefined) && (missing0 = "id")){
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
if(!((((((key0 === "id") || (key0 === "label")) || (key0 === "from")) || (key0 === "requires")) || (key0 === "allows_open_blockers")) || (key0 === "requires_rationale"))){
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
if(data.label !== undefined){
let data1 = data.label;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
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
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.from !== undefined){
let data2 = data.from;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data2)){
var valid3 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
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
var valid3 = _errs12 === errors;
if(!valid3){
break;
}
}
}
else {
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
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.requires !== undefined){
const _errs14 = errors;
if(!(validate22(data.requires, {instancePath:instancePath+"/requires",parentData:data,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.allows_open_blockers !== undefined){
const _errs15 = errors;
if(typeof data.allows_open_blockers !== "boolean"){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.requires_rationale !== undefined){
const _errs17 = errors;
if(typeof data.requires_rationale !== "boolean"){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var valid2 = _errs17 === errors;
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


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validFullDefinition" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((data.workflow_type === undefined) && (missing0 = "workflow_type")) || ((data.schema_version === undefined) && (missing0 = "schema_version"))) || ((data.stages === undefined) && (missing0 = "stages"))) || ((data.allowed_transitions === undefined) && (missing0 = "allowed_transitions"))) || ((data.artifacts === undefined) && (missing0 = "artifacts"))) || ((data.specialist_owners === undefined) && (missing0 = "specialist_owners"))) || ((data.gates === undefined) && (missing0 = "gates"))) || ((data.routing_rules === undefined) && (missing0 = "routing_rules"))) || ((data.recovery_actions === undefined) && (missing0 = "recovery_actions"))) || ((data.required_fields === undefined) && (missing0 = "required_fields"))) || ((data.terminal_states === undefined) && (missing0 = "terminal_states"))){
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
if(data.workflow_type !== undefined){
let data0 = data.workflow_type;
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
if(data.label !== undefined){
let data1 = data.label;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
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
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.description !== undefined){
let data2 = data.description;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
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
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.schema_version !== undefined){
let data3 = data.schema_version;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern3.test(data3)){
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
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.version !== undefined){
let data4 = data.version;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
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
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.review_due !== undefined){
let data5 = data.review_due;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
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
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.default !== undefined){
const _errs18 = errors;
if(typeof data.default !== "boolean"){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.include !== undefined){
let data7 = data.include;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data7)){
var valid3 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
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
var valid3 = _errs22 === errors;
if(!valid3){
break;
}
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
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.stages !== undefined){
let data9 = data.stages;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data9)){
if(data9.length < 1){
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
var valid4 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs26 = errors;
if(errors === _errs26){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if((((data10.id === undefined) && (missing1 = "id")) || ((data10.label === undefined) && (missing1 = "label"))) || ((data10.purpose === undefined) && (missing1 = "purpose"))){
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
const _errs28 = errors;
for(const key1 in data10){
if(!((((key1 === "id") || (key1 === "label")) || (key1 === "purpose")) || (key1 === "owner"))){
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
if(_errs28 === errors){
if(data10.id !== undefined){
let data11 = data10.id;
const _errs29 = errors;
if(errors === _errs29){
if(typeof data11 === "string"){
if(!pattern0.test(data11)){
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
else {
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data10.label !== undefined){
let data12 = data10.label;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data12 === "string"){
if(!pattern1.test(data12)){
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
var valid5 = _errs31 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data10.purpose !== undefined){
let data13 = data10.purpose;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
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
else {
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
var valid5 = _errs33 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data10.owner !== undefined){
let data14 = data10.owner;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
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
var valid5 = _errs35 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
else {
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
var valid4 = _errs26 === errors;
if(!valid4){
break;
}
}
}
}
else {
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.support_outputs !== undefined){
let data15 = data.support_outputs;
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data15)){
var valid6 = true;
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
let data16 = data15[i2];
const _errs39 = errors;
if(errors === _errs39){
if(typeof data16 === "string"){
if(!pattern0.test(data16)){
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
var valid6 = _errs39 === errors;
if(!valid6){
break;
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
var valid2 = _errs37 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.allowed_transitions !== undefined){
let data17 = data.allowed_transitions;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data17)){
var valid7 = true;
const len3 = data17.length;
for(let i3=0; i3<len3; i3++){
let data18 = data17[i3];
const _errs43 = errors;
if(errors === _errs43){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing2;
if((((data18.from === undefined) && (missing2 = "from")) || ((data18.to === undefined) && (missing2 = "to"))) || ((data18.when === undefined) && (missing2 = "when"))){
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
const _errs45 = errors;
for(const key2 in data18){
if(!(((((key2 === "from") || (key2 === "to")) || (key2 === "on")) || (key2 === "when")) || (key2 === "requires"))){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
break;
}
}
if(_errs45 === errors){
if(data18.from !== undefined){
let data19 = data18.from;
const _errs46 = errors;
if(errors === _errs46){
if(typeof data19 === "string"){
if(!pattern0.test(data19)){
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
var valid8 = _errs46 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data18.to !== undefined){
let data20 = data18.to;
const _errs48 = errors;
if(errors === _errs48){
if(typeof data20 === "string"){
if(!pattern0.test(data20)){
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
var valid8 = _errs48 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data18.on !== undefined){
let data21 = data18.on;
const _errs50 = errors;
const _errs51 = errors;
let valid9 = false;
const _errs52 = errors;
if("command" !== data21){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid0 = _errs52 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs53 = errors;
if(errors === _errs53){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing3;
if((data21.landed === undefined) && (missing3 = "landed")){
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
const _errs55 = errors;
for(const key3 in data21){
if(!(key3 === "landed")){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
break;
}
}
if(_errs55 === errors){
if(data21.landed !== undefined){
let data22 = data21.landed;
const _errs56 = errors;
if(errors === _errs56){
if(typeof data22 === "string"){
if(!pattern0.test(data22)){
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
var _valid0 = _errs53 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs58 = errors;
if(errors === _errs58){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing4;
if((data21.check === undefined) && (missing4 = "check")){
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
const _errs60 = errors;
for(const key4 in data21){
if(!(key4 === "check")){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
break;
}
}
if(_errs60 === errors){
if(data21.check !== undefined){
let data23 = data21.check;
const _errs61 = errors;
if(errors === _errs61){
if(typeof data23 === "string"){
if(!pattern15.test(data23)){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
}
}
}
else {
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
var _valid0 = _errs58 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs63 = errors;
if(errors === _errs63){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing5;
if((data21.flag === undefined) && (missing5 = "flag")){
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
const _errs65 = errors;
for(const key5 in data21){
if(!(key5 === "flag")){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
break;
}
}
if(_errs65 === errors){
if(data21.flag !== undefined){
let data24 = data21.flag;
const _errs66 = errors;
if(errors === _errs66){
if(typeof data24 === "string"){
if(!pattern0.test(data24)){
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
}
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
var _valid0 = _errs63 === errors;
valid9 = valid9 || _valid0;
}
}
}
if(!valid9){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
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
var valid8 = _errs50 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data18.when !== undefined){
let data25 = data18.when;
const _errs68 = errors;
if(errors === _errs68){
if(typeof data25 === "string"){
if(!pattern1.test(data25)){
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
var valid8 = _errs68 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data18.requires !== undefined){
const _errs70 = errors;
if(!(validate22(data18.requires, {instancePath:instancePath+"/allowed_transitions/" + i3+"/requires",parentData:data18,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid8 = _errs70 === errors;
}
else {
var valid8 = true;
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
var valid7 = _errs43 === errors;
if(!valid7){
break;
}
}
}
else {
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
var valid2 = _errs41 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.artifacts !== undefined){
let data27 = data.artifacts;
const _errs71 = errors;
if(errors === _errs71){
if(Array.isArray(data27)){
var valid13 = true;
const len4 = data27.length;
for(let i4=0; i4<len4; i4++){
let data28 = data27[i4];
const _errs73 = errors;
if(errors === _errs73){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing6;
if((((data28.artifact_type === undefined) && (missing6 = "artifact_type")) || ((data28.owner === undefined) && (missing6 = "owner"))) || ((data28.version_policy === undefined) && (missing6 = "version_policy"))){
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
const _errs75 = errors;
for(const key6 in data28){
if(!((((((((key6 === "artifact_type") || (key6 === "label")) || (key6 === "kind")) || (key6 === "path")) || (key6 === "owner")) || (key6 === "version_policy")) || (key6 === "in_turn")) || (key6 === "gates"))){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
break;
}
}
if(_errs75 === errors){
if(data28.artifact_type !== undefined){
let data29 = data28.artifact_type;
const _errs76 = errors;
if(errors === _errs76){
if(typeof data29 === "string"){
if(!pattern0.test(data29)){
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
var valid14 = _errs76 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data28.label !== undefined){
let data30 = data28.label;
const _errs78 = errors;
if(errors === _errs78){
if(typeof data30 === "string"){
if(!pattern1.test(data30)){
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
var valid14 = _errs78 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data28.kind !== undefined){
let data31 = data28.kind;
const _errs80 = errors;
if(!((((((((data31 === "file") || (data31 === "folder")) || (data31 === "pull_request")) || (data31 === "issue")) || (data31 === "branch")) || (data31 === "check")) || (data31 === "release")) || (data31 === "external"))){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
var valid14 = _errs80 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data28.path !== undefined){
let data32 = data28.path;
const _errs81 = errors;
if(errors === _errs81){
if(typeof data32 === "string"){
if(!pattern1.test(data32)){
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
var valid14 = _errs81 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data28.owner !== undefined){
let data33 = data28.owner;
const _errs83 = errors;
if(errors === _errs83){
if(typeof data33 === "string"){
if(!pattern1.test(data33)){
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
var valid14 = _errs83 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data28.version_policy !== undefined){
let data34 = data28.version_policy;
const _errs85 = errors;
if(errors === _errs85){
if(typeof data34 === "string"){
if(!pattern1.test(data34)){
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
var valid14 = _errs85 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data28.in_turn !== undefined){
const _errs87 = errors;
if(typeof data28.in_turn !== "boolean"){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
var valid14 = _errs87 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data28.gates !== undefined){
let data36 = data28.gates;
const _errs89 = errors;
if(errors === _errs89){
if(Array.isArray(data36)){
var valid15 = true;
const len5 = data36.length;
for(let i5=0; i5<len5; i5++){
let data37 = data36[i5];
const _errs91 = errors;
if(errors === _errs91){
if(typeof data37 === "string"){
if(!pattern0.test(data37)){
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
var valid15 = _errs91 === errors;
if(!valid15){
break;
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
var valid14 = _errs89 === errors;
}
else {
var valid14 = true;
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
var valid13 = _errs73 === errors;
if(!valid13){
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
var valid2 = _errs71 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.roles !== undefined){
let data38 = data.roles;
const _errs93 = errors;
if(errors === _errs93){
if(Array.isArray(data38)){
var valid16 = true;
const len6 = data38.length;
for(let i6=0; i6<len6; i6++){
let data39 = data38[i6];
const _errs95 = errors;
if(errors === _errs95){
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
let missing7;
if(((data39.id === undefined) && (missing7 = "id")) || ((data39.label === undefined) && (missing7 = "label"))){
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
else {
const _errs97 = errors;
for(const key7 in data39){
if(!(((key7 === "id") || (key7 === "label")) || (key7 === "description"))){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
break;
}
}
if(_errs97 === errors){
if(data39.id !== undefined){
let data40 = data39.id;
const _errs98 = errors;
if(errors === _errs98){
if(typeof data40 === "string"){
if(!pattern1.test(data40)){
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
var valid17 = _errs98 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data39.label !== undefined){
let data41 = data39.label;
const _errs100 = errors;
if(errors === _errs100){
if(typeof data41 === "string"){
if(!pattern1.test(data41)){
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
else {
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
var valid17 = _errs100 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data39.description !== undefined){
let data42 = data39.description;
const _errs102 = errors;
if(errors === _errs102){
if(typeof data42 === "string"){
if(!pattern1.test(data42)){
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
else {
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
var valid17 = _errs102 === errors;
}
else {
var valid17 = true;
}
}
}
}
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
var valid16 = _errs95 === errors;
if(!valid16){
break;
}
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
var valid2 = _errs93 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specialist_owners !== undefined){
let data43 = data.specialist_owners;
const _errs104 = errors;
if(errors === _errs104){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key8 in data43){
let data44 = data43[key8];
const _errs107 = errors;
if(errors === _errs107){
if(typeof data44 === "string"){
if(!pattern1.test(data44)){
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
var valid18 = _errs107 === errors;
if(!valid18){
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
var valid2 = _errs104 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gates !== undefined){
let data45 = data.gates;
const _errs109 = errors;
if(errors === _errs109){
if(Array.isArray(data45)){
var valid19 = true;
const len7 = data45.length;
for(let i7=0; i7<len7; i7++){
let data46 = data45[i7];
const _errs111 = errors;
if(errors === _errs111){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing8;
if((((data46.gate_id === undefined) && (missing8 = "gate_id")) || ((data46.owner === undefined) && (missing8 = "owner"))) || ((data46.applies_when === undefined) && (missing8 = "applies_when"))){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
else {
const _errs113 = errors;
for(const key9 in data46){
if(!(func2.call(schema6.not.not.properties.gates.items.properties, key9))){
const err94 = {};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
break;
}
}
if(_errs113 === errors){
if(data46.gate_id !== undefined){
let data47 = data46.gate_id;
const _errs114 = errors;
if(errors === _errs114){
if(typeof data47 === "string"){
if(!pattern0.test(data47)){
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
var valid20 = _errs114 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data46.label !== undefined){
let data48 = data46.label;
const _errs116 = errors;
if(errors === _errs116){
if(typeof data48 === "string"){
if(!pattern1.test(data48)){
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
var valid20 = _errs116 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data46.owner !== undefined){
let data49 = data46.owner;
const _errs118 = errors;
if(errors === _errs118){
if(typeof data49 === "string"){
if(!pattern1.test(data49)){
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
var valid20 = _errs118 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data46.category !== undefined){
let data50 = data46.category;
const _errs120 = errors;
if(errors === _errs120){
if(typeof data50 === "string"){
if(!pattern1.test(data50)){
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
else {
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
var valid20 = _errs120 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data46.applies_when !== undefined){
let data51 = data46.applies_when;
const _errs122 = errors;
if(errors === _errs122){
if(typeof data51 === "string"){
if(!pattern1.test(data51)){
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
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
var valid20 = _errs122 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data46.approval_states !== undefined){
let data52 = data46.approval_states;
const _errs124 = errors;
if(errors === _errs124){
if(Array.isArray(data52)){
if(data52.length < 1){
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
else {
var valid21 = true;
const len8 = data52.length;
for(let i8=0; i8<len8; i8++){
let data53 = data52[i8];
const _errs126 = errors;
if(!((((((((((data53 === "unknown") || (data53 === "draft")) || (data53 === "requested")) || (data53 === "partial")) || (data53 === "approved")) || (data53 === "rejected")) || (data53 === "expired")) || (data53 === "superseded")) || (data53 === "blocked")) || (data53 === "conditional"))){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
var valid21 = _errs126 === errors;
if(!valid21){
break;
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
var valid20 = _errs124 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data46.assurance !== undefined){
let data54 = data46.assurance;
const _errs127 = errors;
if(!((((data54 === "proven") || (data54 === "signed")) || (data54 === "attested")) || (data54 === "asserted"))){
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
var valid20 = _errs127 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data46.explicit !== undefined){
const _errs128 = errors;
if(typeof data46.explicit !== "boolean"){
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
var valid20 = _errs128 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data46.count !== undefined){
let data56 = data46.count;
const _errs130 = errors;
if(!(((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56))) && (isFinite(data56)))){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if(errors === _errs130){
if((typeof data56 == "number") && (isFinite(data56))){
if(data56 < 1 || isNaN(data56)){
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
}
var valid20 = _errs130 === errors;
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
else {
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
var valid19 = _errs111 === errors;
if(!valid19){
break;
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
var valid2 = _errs109 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.actions !== undefined){
let data57 = data.actions;
const _errs132 = errors;
if(errors === _errs132){
if(Array.isArray(data57)){
var valid22 = true;
const len9 = data57.length;
for(let i9=0; i9<len9; i9++){
let data58 = data57[i9];
const _errs134 = errors;
if(errors === _errs134){
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
let missing9;
if((((data58.id === undefined) && (missing9 = "id")) || ((data58.label === undefined) && (missing9 = "label"))) || ((data58.gates === undefined) && (missing9 = "gates"))){
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
const _errs136 = errors;
for(const key10 in data58){
if(!(((((key10 === "id") || (key10 === "label")) || (key10 === "external")) || (key10 === "gates")) || (key10 === "requires"))){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
break;
}
}
if(_errs136 === errors){
if(data58.id !== undefined){
let data59 = data58.id;
const _errs137 = errors;
if(errors === _errs137){
if(typeof data59 === "string"){
if(!pattern0.test(data59)){
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
var valid23 = _errs137 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data58.label !== undefined){
let data60 = data58.label;
const _errs139 = errors;
if(errors === _errs139){
if(typeof data60 === "string"){
if(!pattern1.test(data60)){
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
var valid23 = _errs139 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data58.external !== undefined){
const _errs141 = errors;
if(typeof data58.external !== "boolean"){
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
var valid23 = _errs141 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data58.gates !== undefined){
let data62 = data58.gates;
const _errs143 = errors;
if(errors === _errs143){
if(Array.isArray(data62)){
var valid24 = true;
const len10 = data62.length;
for(let i10=0; i10<len10; i10++){
let data63 = data62[i10];
const _errs145 = errors;
if(errors === _errs145){
if(typeof data63 === "string"){
if(!pattern0.test(data63)){
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
else {
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
var valid24 = _errs145 === errors;
if(!valid24){
break;
}
}
}
else {
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
var valid23 = _errs143 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data58.requires !== undefined){
const _errs147 = errors;
if(!(validate22(data58.requires, {instancePath:instancePath+"/actions/" + i9+"/requires",parentData:data58,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
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
}
}
else {
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
var valid22 = _errs134 === errors;
if(!valid22){
break;
}
}
}
else {
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
var valid2 = _errs132 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approval_states !== undefined){
let data65 = data.approval_states;
const _errs148 = errors;
if(errors === _errs148){
if(Array.isArray(data65)){
if(data65.length < 1){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
else {
var valid25 = true;
const len11 = data65.length;
for(let i11=0; i11<len11; i11++){
let data66 = data65[i11];
const _errs150 = errors;
if(!((((((((((data66 === "unknown") || (data66 === "draft")) || (data66 === "requested")) || (data66 === "partial")) || (data66 === "approved")) || (data66 === "rejected")) || (data66 === "expired")) || (data66 === "superseded")) || (data66 === "blocked")) || (data66 === "conditional"))){
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
var valid25 = _errs150 === errors;
if(!valid25){
break;
}
}
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
var valid2 = _errs148 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.routing_rules !== undefined){
let data67 = data.routing_rules;
const _errs151 = errors;
if(errors === _errs151){
if(Array.isArray(data67)){
var valid26 = true;
const len12 = data67.length;
for(let i12=0; i12<len12; i12++){
let data68 = data67[i12];
const _errs153 = errors;
if(errors === _errs153){
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
let missing10;
if((((data68.id === undefined) && (missing10 = "id")) || ((data68.when === undefined) && (missing10 = "when"))) || ((data68.action === undefined) && (missing10 = "action"))){
const err129 = {};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
else {
const _errs155 = errors;
for(const key11 in data68){
if(!(((key11 === "id") || (key11 === "when")) || (key11 === "action"))){
const err130 = {};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
break;
}
}
if(_errs155 === errors){
if(data68.id !== undefined){
let data69 = data68.id;
const _errs156 = errors;
if(errors === _errs156){
if(typeof data69 === "string"){
if(!pattern0.test(data69)){
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
var valid27 = _errs156 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data68.when !== undefined){
let data70 = data68.when;
const _errs158 = errors;
if(errors === _errs158){
if(typeof data70 === "string"){
if(!pattern1.test(data70)){
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
var valid27 = _errs158 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data68.action !== undefined){
let data71 = data68.action;
const _errs160 = errors;
if(errors === _errs160){
if(typeof data71 === "string"){
if(!pattern1.test(data71)){
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
else {
const err136 = {};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
var valid27 = _errs160 === errors;
}
else {
var valid27 = true;
}
}
}
}
}
}
else {
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
var valid26 = _errs153 === errors;
if(!valid26){
break;
}
}
}
else {
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
var valid2 = _errs151 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.recovery_actions !== undefined){
let data72 = data.recovery_actions;
const _errs162 = errors;
if(errors === _errs162){
if(Array.isArray(data72)){
var valid28 = true;
const len13 = data72.length;
for(let i13=0; i13<len13; i13++){
let data73 = data72[i13];
const _errs164 = errors;
if(errors === _errs164){
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
let missing11;
if((((data73.id === undefined) && (missing11 = "id")) || ((data73.applies_when === undefined) && (missing11 = "applies_when"))) || ((data73.output === undefined) && (missing11 = "output"))){
const err139 = {};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
else {
const _errs166 = errors;
for(const key12 in data73){
if(!(((key12 === "id") || (key12 === "applies_when")) || (key12 === "output"))){
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
break;
}
}
if(_errs166 === errors){
if(data73.id !== undefined){
let data74 = data73.id;
const _errs167 = errors;
if(errors === _errs167){
if(typeof data74 === "string"){
if(!pattern0.test(data74)){
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
var valid29 = _errs167 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data73.applies_when !== undefined){
let data75 = data73.applies_when;
const _errs169 = errors;
if(errors === _errs169){
if(typeof data75 === "string"){
if(!pattern1.test(data75)){
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
var valid29 = _errs169 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data73.output !== undefined){
let data76 = data73.output;
const _errs171 = errors;
if(errors === _errs171){
if(typeof data76 === "string"){
if(!pattern1.test(data76)){
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
var valid29 = _errs171 === errors;
}
else {
var valid29 = true;
}
}
}
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
var valid28 = _errs164 === errors;
if(!valid28){
break;
}
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
var valid2 = _errs162 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.required_fields !== undefined){
let data77 = data.required_fields;
const _errs173 = errors;
if(errors === _errs173){
if(Array.isArray(data77)){
var valid30 = true;
const len14 = data77.length;
for(let i14=0; i14<len14; i14++){
let data78 = data77[i14];
const _errs175 = errors;
if(errors === _errs175){
if(typeof data78 === "string"){
if(!pattern1.test(data78)){
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
var valid30 = _errs175 === errors;
if(!valid30){
break;
}
}
}
else {
const err151 = {};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
var valid2 = _errs173 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.facts !== undefined){
let data79 = data.facts;
const _errs177 = errors;
if(errors === _errs177){
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
for(const key13 in data79){
let data80 = data79[key13];
const _errs180 = errors;
if(errors === _errs180){
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
const _errs182 = errors;
for(const key14 in data80){
if(!((key14 === "label") || (key14 === "sensitive"))){
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
if(_errs182 === errors){
if(data80.label !== undefined){
let data81 = data80.label;
const _errs183 = errors;
if(errors === _errs183){
if(typeof data81 === "string"){
if(!pattern1.test(data81)){
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
else {
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
var valid32 = _errs183 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data80.sensitive !== undefined){
const _errs185 = errors;
if(typeof data80.sensitive !== "boolean"){
const err155 = {};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
var valid32 = _errs185 === errors;
}
else {
var valid32 = true;
}
}
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
var valid31 = _errs180 === errors;
if(!valid31){
break;
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
var valid2 = _errs177 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.terminal_states !== undefined){
let data83 = data.terminal_states;
const _errs187 = errors;
if(errors === _errs187){
if(Array.isArray(data83)){
if(data83.length < 1){
const err158 = {};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
else {
var valid33 = true;
const len15 = data83.length;
for(let i15=0; i15<len15; i15++){
const _errs189 = errors;
if(!(validate25(data83[i15], {instancePath:instancePath+"/terminal_states/" + i15,parentData:data83,parentDataProperty:i15,rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid33 = _errs189 === errors;
if(!valid33){
break;
}
}
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
var valid2 = _errs187 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.never !== undefined){
let data85 = data.never;
const _errs190 = errors;
if(errors === _errs190){
if(Array.isArray(data85)){
var valid34 = true;
const len16 = data85.length;
for(let i16=0; i16<len16; i16++){
let data86 = data85[i16];
const _errs192 = errors;
if(errors === _errs192){
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
let missing12;
if(((data86.reach === undefined) && (missing12 = "reach")) || ((data86.without === undefined) && (missing12 = "without"))){
const err160 = {};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
else {
const _errs194 = errors;
for(const key15 in data86){
if(!((key15 === "reach") || (key15 === "without"))){
const err161 = {};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
break;
}
}
if(_errs194 === errors){
if(data86.reach !== undefined){
let data87 = data86.reach;
const _errs195 = errors;
if(errors === _errs195){
if(typeof data87 === "string"){
if(!pattern0.test(data87)){
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
var valid35 = _errs195 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data86.without !== undefined){
let data88 = data86.without;
const _errs197 = errors;
if(errors === _errs197){
if(Array.isArray(data88)){
if(data88.length < 1){
const err164 = {};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
else {
var valid36 = true;
const len17 = data88.length;
for(let i17=0; i17<len17; i17++){
let data89 = data88[i17];
const _errs199 = errors;
if(errors === _errs199){
if(typeof data89 === "string"){
if(!pattern0.test(data89)){
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
var valid36 = _errs199 === errors;
if(!valid36){
break;
}
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
var valid35 = _errs197 === errors;
}
else {
var valid35 = true;
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
var valid34 = _errs192 === errors;
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
var valid2 = _errs190 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.events !== undefined){
let data90 = data.events;
const _errs201 = errors;
if(errors === _errs201){
if(Array.isArray(data90)){
var valid37 = true;
const len18 = data90.length;
for(let i18=0; i18<len18; i18++){
let data91 = data90[i18];
const _errs203 = errors;
if(errors === _errs203){
if(typeof data91 === "string"){
if(!pattern1.test(data91)){
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
var valid37 = _errs203 === errors;
if(!valid37){
break;
}
}
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
var valid2 = _errs201 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.validation_rules !== undefined){
let data92 = data.validation_rules;
const _errs205 = errors;
if(errors === _errs205){
if(Array.isArray(data92)){
var valid38 = true;
const len19 = data92.length;
for(let i19=0; i19<len19; i19++){
let data93 = data92[i19];
const _errs207 = errors;
if(!(((((((((data93 === "invalid_transition") || (data93 === "missing_owner")) || (data93 === "orphaned_blocker")) || (data93 === "stale_approval")) || (data93 === "artifact_without_source_or_version")) || (data93 === "gate_bypassed_without_rationale")) || (data93 === "unresolved_conflict")) || (data93 === "terminal_state_with_open_blockers")) || (data93 === "external_action_without_approval_evidence"))){
const err173 = {};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
var valid38 = _errs207 === errors;
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
var valid2 = _errs205 === errors;
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
else {
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
var valid1 = _errs3 === errors;
if(valid1){
const err176 = {};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
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

export const validShortDefinition = validate28;
const schema9 = {"$id":"validShortDefinition","not":{"not":{"type":"object","required":["workflow_type","stages"],"properties":{"workflow_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"},"schema_version":{"type":"string","pattern":"^[0-9]+\\.[0-9]+\\.[0-9]+$"},"version":{"type":"string","pattern":"\\S"},"review_due":{"type":"string","pattern":"\\S"},"default":{"type":"boolean"},"include":{"type":"array","items":{"type":"string","pattern":"\\S"}},"stages":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"purpose":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"}},"additionalProperties":false}]},"minItems":1},"support_outputs":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"allowed_transitions":{"type":"array","items":{"type":"object","required":["from","to"],"properties":{"from":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"to":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"on":{"anyOf":[{"const":"command"},{"type":"object","required":["landed"],"properties":{"landed":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false},{"type":"object","required":["check"],"properties":{"check":{"type":"string","pattern":"^\\S+ (failed|passed)$"}},"additionalProperties":false},{"type":"object","required":["flag"],"properties":{"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}]},"when":{"type":"string","pattern":"\\S"},"requires":{"$ref":"condition"}},"additionalProperties":false}},"artifacts":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["artifact_type"],"properties":{"artifact_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"kind":{"enum":["file","folder","pull_request","issue","branch","check","release","external"]},"path":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"version_policy":{"type":"string","pattern":"\\S"},"in_turn":{"type":"boolean"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}}},"additionalProperties":false}]}},"roles":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"\\S"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"}},"additionalProperties":false}]}},"specialist_owners":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"gates":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["gate_id"],"properties":{"gate_id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"category":{"type":"string","pattern":"\\S"},"applies_when":{"type":"string","pattern":"\\S"},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"assurance":{"enum":["proven","signed","attested","asserted"]},"explicit":{"type":"boolean"},"count":{"type":"integer","minimum":1}},"additionalProperties":false}]}},"actions":{"type":"array","items":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"external":{"type":"boolean"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"requires":{"$ref":"condition"}},"additionalProperties":false}},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"routing_rules":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"when":{"type":"string","pattern":"\\S"},"action":{"type":"string","pattern":"\\S"}},"additionalProperties":false}]}},"recovery_actions":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"applies_when":{"type":"string","pattern":"\\S"},"output":{"type":"string","pattern":"\\S"}},"additionalProperties":false}]}},"required_fields":{"type":"array","items":{"type":"string","pattern":"\\S"}},"facts":{"type":"object","additionalProperties":{"type":"object","properties":{"label":{"type":"string","pattern":"\\S"},"sensitive":{"type":"boolean"}},"additionalProperties":false}},"terminal_states":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"$ref":"part1"}]},"minItems":1},"never":{"type":"array","items":{"type":"object","required":["reach","without"],"properties":{"reach":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"without":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"minItems":1}},"additionalProperties":false}},"events":{"type":"array","items":{"type":"string","pattern":"\\S"}},"validation_rules":{"type":"array","items":{"enum":["invalid_transition","missing_owner","orphaned_blocker","stale_approval","artifact_without_source_or_version","gate_bypassed_without_rationale","unresolved_conflict","terminal_state_with_open_blockers","external_action_without_approval_evidence"]}}},"additionalProperties":false}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validShortDefinition" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.workflow_type === undefined) && (missing0 = "workflow_type")) || ((data.stages === undefined) && (missing0 = "stages"))){
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
if(!(func2.call(schema9.not.not.properties, key0))){
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
if(data.workflow_type !== undefined){
let data0 = data.workflow_type;
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
if(data.label !== undefined){
let data1 = data.label;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
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
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.description !== undefined){
let data2 = data.description;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
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
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.schema_version !== undefined){
let data3 = data.schema_version;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern3.test(data3)){
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
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.version !== undefined){
let data4 = data.version;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
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
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.review_due !== undefined){
let data5 = data.review_due;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
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
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.default !== undefined){
const _errs18 = errors;
if(typeof data.default !== "boolean"){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.include !== undefined){
let data7 = data.include;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data7)){
var valid3 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
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
var valid3 = _errs22 === errors;
if(!valid3){
break;
}
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
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.stages !== undefined){
let data9 = data.stages;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data9)){
if(data9.length < 1){
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
var valid4 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs26 = errors;
const _errs27 = errors;
let valid5 = false;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data10 === "string"){
if(!pattern1.test(data10)){
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
else {
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var _valid0 = _errs28 === errors;
valid5 = valid5 || _valid0;
if(!valid5){
const _errs30 = errors;
if(errors === _errs30){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing1;
if((data10.id === undefined) && (missing1 = "id")){
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
for(const key1 in data10){
if(!((((key1 === "id") || (key1 === "label")) || (key1 === "purpose")) || (key1 === "owner"))){
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
if(data10.id !== undefined){
let data11 = data10.id;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data11 === "string"){
if(!pattern0.test(data11)){
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
var valid6 = _errs33 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.label !== undefined){
let data12 = data10.label;
const _errs35 = errors;
if(errors === _errs35){
if(typeof data12 === "string"){
if(!pattern1.test(data12)){
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
else {
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
var valid6 = _errs35 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.purpose !== undefined){
let data13 = data10.purpose;
const _errs37 = errors;
if(errors === _errs37){
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
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
var valid6 = _errs37 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.owner !== undefined){
let data14 = data10.owner;
const _errs39 = errors;
if(errors === _errs39){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
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
else {
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
var valid6 = _errs39 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
else {
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
var _valid0 = _errs30 === errors;
valid5 = valid5 || _valid0;
}
if(!valid5){
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
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
var valid4 = _errs26 === errors;
if(!valid4){
break;
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
var valid2 = _errs24 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.support_outputs !== undefined){
let data15 = data.support_outputs;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data15)){
var valid7 = true;
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
let data16 = data15[i2];
const _errs43 = errors;
if(errors === _errs43){
if(typeof data16 === "string"){
if(!pattern0.test(data16)){
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
var valid7 = _errs43 === errors;
if(!valid7){
break;
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
var valid2 = _errs41 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.allowed_transitions !== undefined){
let data17 = data.allowed_transitions;
const _errs45 = errors;
if(errors === _errs45){
if(Array.isArray(data17)){
var valid8 = true;
const len3 = data17.length;
for(let i3=0; i3<len3; i3++){
let data18 = data17[i3];
const _errs47 = errors;
if(errors === _errs47){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing2;
if(((data18.from === undefined) && (missing2 = "from")) || ((data18.to === undefined) && (missing2 = "to"))){
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
const _errs49 = errors;
for(const key2 in data18){
if(!(((((key2 === "from") || (key2 === "to")) || (key2 === "on")) || (key2 === "when")) || (key2 === "requires"))){
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
if(_errs49 === errors){
if(data18.from !== undefined){
let data19 = data18.from;
const _errs50 = errors;
if(errors === _errs50){
if(typeof data19 === "string"){
if(!pattern0.test(data19)){
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
var valid9 = _errs50 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data18.to !== undefined){
let data20 = data18.to;
const _errs52 = errors;
if(errors === _errs52){
if(typeof data20 === "string"){
if(!pattern0.test(data20)){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
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
var valid9 = _errs52 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data18.on !== undefined){
let data21 = data18.on;
const _errs54 = errors;
const _errs55 = errors;
let valid10 = false;
const _errs56 = errors;
if("command" !== data21){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid1 = _errs56 === errors;
valid10 = valid10 || _valid1;
if(!valid10){
const _errs57 = errors;
if(errors === _errs57){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing3;
if((data21.landed === undefined) && (missing3 = "landed")){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
const _errs59 = errors;
for(const key3 in data21){
if(!(key3 === "landed")){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
break;
}
}
if(_errs59 === errors){
if(data21.landed !== undefined){
let data22 = data21.landed;
const _errs60 = errors;
if(errors === _errs60){
if(typeof data22 === "string"){
if(!pattern0.test(data22)){
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
else {
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
}
}
}
else {
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
var _valid1 = _errs57 === errors;
valid10 = valid10 || _valid1;
if(!valid10){
const _errs62 = errors;
if(errors === _errs62){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing4;
if((data21.check === undefined) && (missing4 = "check")){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
else {
const _errs64 = errors;
for(const key4 in data21){
if(!(key4 === "check")){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
break;
}
}
if(_errs64 === errors){
if(data21.check !== undefined){
let data23 = data21.check;
const _errs65 = errors;
if(errors === _errs65){
if(typeof data23 === "string"){
if(!pattern15.test(data23)){
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
}
}
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
var _valid1 = _errs62 === errors;
valid10 = valid10 || _valid1;
if(!valid10){
const _errs67 = errors;
if(errors === _errs67){
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
let missing5;
if((data21.flag === undefined) && (missing5 = "flag")){
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
const _errs69 = errors;
for(const key5 in data21){
if(!(key5 === "flag")){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
break;
}
}
if(_errs69 === errors){
if(data21.flag !== undefined){
let data24 = data21.flag;
const _errs70 = errors;
if(errors === _errs70){
if(typeof data24 === "string"){
if(!pattern0.test(data24)){
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
else {
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
var _valid1 = _errs67 === errors;
valid10 = valid10 || _valid1;
}
}
}
if(!valid10){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
else {
errors = _errs55;
if(vErrors !== null){
if(_errs55){
vErrors.length = _errs55;
}
else {
vErrors = null;
}
}
}
var valid9 = _errs54 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data18.when !== undefined){
let data25 = data18.when;
const _errs72 = errors;
if(errors === _errs72){
if(typeof data25 === "string"){
if(!pattern1.test(data25)){
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
var valid9 = _errs72 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data18.requires !== undefined){
const _errs74 = errors;
if(!(validate22(data18.requires, {instancePath:instancePath+"/allowed_transitions/" + i3+"/requires",parentData:data18,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid9 = _errs74 === errors;
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
}
else {
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
var valid8 = _errs47 === errors;
if(!valid8){
break;
}
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
var valid2 = _errs45 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.artifacts !== undefined){
let data27 = data.artifacts;
const _errs75 = errors;
if(errors === _errs75){
if(Array.isArray(data27)){
var valid14 = true;
const len4 = data27.length;
for(let i4=0; i4<len4; i4++){
let data28 = data27[i4];
const _errs77 = errors;
const _errs78 = errors;
let valid15 = false;
const _errs79 = errors;
if(errors === _errs79){
if(typeof data28 === "string"){
if(!pattern1.test(data28)){
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
var _valid2 = _errs79 === errors;
valid15 = valid15 || _valid2;
if(!valid15){
const _errs81 = errors;
if(errors === _errs81){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing6;
if((data28.artifact_type === undefined) && (missing6 = "artifact_type")){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
else {
const _errs83 = errors;
for(const key6 in data28){
if(!((((((((key6 === "artifact_type") || (key6 === "label")) || (key6 === "kind")) || (key6 === "path")) || (key6 === "owner")) || (key6 === "version_policy")) || (key6 === "in_turn")) || (key6 === "gates"))){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
break;
}
}
if(_errs83 === errors){
if(data28.artifact_type !== undefined){
let data29 = data28.artifact_type;
const _errs84 = errors;
if(errors === _errs84){
if(typeof data29 === "string"){
if(!pattern0.test(data29)){
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
var valid16 = _errs84 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data28.label !== undefined){
let data30 = data28.label;
const _errs86 = errors;
if(errors === _errs86){
if(typeof data30 === "string"){
if(!pattern1.test(data30)){
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
var valid16 = _errs86 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data28.kind !== undefined){
let data31 = data28.kind;
const _errs88 = errors;
if(!((((((((data31 === "file") || (data31 === "folder")) || (data31 === "pull_request")) || (data31 === "issue")) || (data31 === "branch")) || (data31 === "check")) || (data31 === "release")) || (data31 === "external"))){
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
var valid16 = _errs88 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data28.path !== undefined){
let data32 = data28.path;
const _errs89 = errors;
if(errors === _errs89){
if(typeof data32 === "string"){
if(!pattern1.test(data32)){
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
var valid16 = _errs89 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data28.owner !== undefined){
let data33 = data28.owner;
const _errs91 = errors;
if(errors === _errs91){
if(typeof data33 === "string"){
if(!pattern1.test(data33)){
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
var valid16 = _errs91 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data28.version_policy !== undefined){
let data34 = data28.version_policy;
const _errs93 = errors;
if(errors === _errs93){
if(typeof data34 === "string"){
if(!pattern1.test(data34)){
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
var valid16 = _errs93 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data28.in_turn !== undefined){
const _errs95 = errors;
if(typeof data28.in_turn !== "boolean"){
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
var valid16 = _errs95 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data28.gates !== undefined){
let data36 = data28.gates;
const _errs97 = errors;
if(errors === _errs97){
if(Array.isArray(data36)){
var valid17 = true;
const len5 = data36.length;
for(let i5=0; i5<len5; i5++){
let data37 = data36[i5];
const _errs99 = errors;
if(errors === _errs99){
if(typeof data37 === "string"){
if(!pattern0.test(data37)){
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
var valid17 = _errs99 === errors;
if(!valid17){
break;
}
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
var valid16 = _errs97 === errors;
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
var _valid2 = _errs81 === errors;
valid15 = valid15 || _valid2;
}
if(!valid15){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
else {
errors = _errs78;
if(vErrors !== null){
if(_errs78){
vErrors.length = _errs78;
}
else {
vErrors = null;
}
}
}
var valid14 = _errs77 === errors;
if(!valid14){
break;
}
}
}
else {
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
var valid2 = _errs75 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.roles !== undefined){
let data38 = data.roles;
const _errs101 = errors;
if(errors === _errs101){
if(Array.isArray(data38)){
var valid18 = true;
const len6 = data38.length;
for(let i6=0; i6<len6; i6++){
let data39 = data38[i6];
const _errs103 = errors;
const _errs104 = errors;
let valid19 = false;
const _errs105 = errors;
if(errors === _errs105){
if(typeof data39 === "string"){
if(!pattern1.test(data39)){
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
else {
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
var _valid3 = _errs105 === errors;
valid19 = valid19 || _valid3;
if(!valid19){
const _errs107 = errors;
if(errors === _errs107){
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
let missing7;
if((data39.id === undefined) && (missing7 = "id")){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
else {
const _errs109 = errors;
for(const key7 in data39){
if(!(((key7 === "id") || (key7 === "label")) || (key7 === "description"))){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
break;
}
}
if(_errs109 === errors){
if(data39.id !== undefined){
let data40 = data39.id;
const _errs110 = errors;
if(errors === _errs110){
if(typeof data40 === "string"){
if(!pattern1.test(data40)){
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
var valid20 = _errs110 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data39.label !== undefined){
let data41 = data39.label;
const _errs112 = errors;
if(errors === _errs112){
if(typeof data41 === "string"){
if(!pattern1.test(data41)){
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
var valid20 = _errs112 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data39.description !== undefined){
let data42 = data39.description;
const _errs114 = errors;
if(errors === _errs114){
if(typeof data42 === "string"){
if(!pattern1.test(data42)){
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
else {
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
var valid20 = _errs114 === errors;
}
else {
var valid20 = true;
}
}
}
}
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
var _valid3 = _errs107 === errors;
valid19 = valid19 || _valid3;
}
if(!valid19){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
else {
errors = _errs104;
if(vErrors !== null){
if(_errs104){
vErrors.length = _errs104;
}
else {
vErrors = null;
}
}
}
var valid18 = _errs103 === errors;
if(!valid18){
break;
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
var valid2 = _errs101 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specialist_owners !== undefined){
let data43 = data.specialist_owners;
const _errs116 = errors;
if(errors === _errs116){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key8 in data43){
let data44 = data43[key8];
const _errs119 = errors;
if(errors === _errs119){
if(typeof data44 === "string"){
if(!pattern1.test(data44)){
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
var valid21 = _errs119 === errors;
if(!valid21){
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
var valid2 = _errs116 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gates !== undefined){
let data45 = data.gates;
const _errs121 = errors;
if(errors === _errs121){
if(Array.isArray(data45)){
var valid22 = true;
const len7 = data45.length;
for(let i7=0; i7<len7; i7++){
let data46 = data45[i7];
const _errs123 = errors;
const _errs124 = errors;
let valid23 = false;
const _errs125 = errors;
if(errors === _errs125){
if(typeof data46 === "string"){
if(!pattern1.test(data46)){
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
else {
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
var _valid4 = _errs125 === errors;
valid23 = valid23 || _valid4;
if(!valid23){
const _errs127 = errors;
if(errors === _errs127){
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
let missing8;
if((data46.gate_id === undefined) && (missing8 = "gate_id")){
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
const _errs129 = errors;
for(const key9 in data46){
if(!(func2.call(schema9.not.not.properties.gates.items.anyOf[1].properties, key9))){
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
if(_errs129 === errors){
if(data46.gate_id !== undefined){
let data47 = data46.gate_id;
const _errs130 = errors;
if(errors === _errs130){
if(typeof data47 === "string"){
if(!pattern0.test(data47)){
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
var valid24 = _errs130 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data46.label !== undefined){
let data48 = data46.label;
const _errs132 = errors;
if(errors === _errs132){
if(typeof data48 === "string"){
if(!pattern1.test(data48)){
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
var valid24 = _errs132 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data46.owner !== undefined){
let data49 = data46.owner;
const _errs134 = errors;
if(errors === _errs134){
if(typeof data49 === "string"){
if(!pattern1.test(data49)){
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
var valid24 = _errs134 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data46.category !== undefined){
let data50 = data46.category;
const _errs136 = errors;
if(errors === _errs136){
if(typeof data50 === "string"){
if(!pattern1.test(data50)){
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
var valid24 = _errs136 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data46.applies_when !== undefined){
let data51 = data46.applies_when;
const _errs138 = errors;
if(errors === _errs138){
if(typeof data51 === "string"){
if(!pattern1.test(data51)){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
var valid24 = _errs138 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data46.approval_states !== undefined){
let data52 = data46.approval_states;
const _errs140 = errors;
if(errors === _errs140){
if(Array.isArray(data52)){
if(data52.length < 1){
const err116 = {};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
else {
var valid25 = true;
const len8 = data52.length;
for(let i8=0; i8<len8; i8++){
let data53 = data52[i8];
const _errs142 = errors;
if(!((((((((((data53 === "unknown") || (data53 === "draft")) || (data53 === "requested")) || (data53 === "partial")) || (data53 === "approved")) || (data53 === "rejected")) || (data53 === "expired")) || (data53 === "superseded")) || (data53 === "blocked")) || (data53 === "conditional"))){
const err117 = {};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
var valid25 = _errs142 === errors;
if(!valid25){
break;
}
}
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
var valid24 = _errs140 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data46.assurance !== undefined){
let data54 = data46.assurance;
const _errs143 = errors;
if(!((((data54 === "proven") || (data54 === "signed")) || (data54 === "attested")) || (data54 === "asserted"))){
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
var valid24 = _errs143 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data46.explicit !== undefined){
const _errs144 = errors;
if(typeof data46.explicit !== "boolean"){
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
var valid24 = _errs144 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data46.count !== undefined){
let data56 = data46.count;
const _errs146 = errors;
if(!(((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56))) && (isFinite(data56)))){
const err121 = {};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(errors === _errs146){
if((typeof data56 == "number") && (isFinite(data56))){
if(data56 < 1 || isNaN(data56)){
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
}
var valid24 = _errs146 === errors;
}
else {
var valid24 = true;
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
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
var _valid4 = _errs127 === errors;
valid23 = valid23 || _valid4;
}
if(!valid23){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
else {
errors = _errs124;
if(vErrors !== null){
if(_errs124){
vErrors.length = _errs124;
}
else {
vErrors = null;
}
}
}
var valid22 = _errs123 === errors;
if(!valid22){
break;
}
}
}
else {
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
var valid2 = _errs121 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.actions !== undefined){
let data57 = data.actions;
const _errs148 = errors;
if(errors === _errs148){
if(Array.isArray(data57)){
var valid26 = true;
const len9 = data57.length;
for(let i9=0; i9<len9; i9++){
let data58 = data57[i9];
const _errs150 = errors;
if(errors === _errs150){
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
let missing9;
if((data58.id === undefined) && (missing9 = "id")){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
else {
const _errs152 = errors;
for(const key10 in data58){
if(!(((((key10 === "id") || (key10 === "label")) || (key10 === "external")) || (key10 === "gates")) || (key10 === "requires"))){
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
break;
}
}
if(_errs152 === errors){
if(data58.id !== undefined){
let data59 = data58.id;
const _errs153 = errors;
if(errors === _errs153){
if(typeof data59 === "string"){
if(!pattern0.test(data59)){
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
var valid27 = _errs153 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data58.label !== undefined){
let data60 = data58.label;
const _errs155 = errors;
if(errors === _errs155){
if(typeof data60 === "string"){
if(!pattern1.test(data60)){
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
else {
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
var valid27 = _errs155 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data58.external !== undefined){
const _errs157 = errors;
if(typeof data58.external !== "boolean"){
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
var valid27 = _errs157 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data58.gates !== undefined){
let data62 = data58.gates;
const _errs159 = errors;
if(errors === _errs159){
if(Array.isArray(data62)){
var valid28 = true;
const len10 = data62.length;
for(let i10=0; i10<len10; i10++){
let data63 = data62[i10];
const _errs161 = errors;
if(errors === _errs161){
if(typeof data63 === "string"){
if(!pattern0.test(data63)){
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
var valid28 = _errs161 === errors;
if(!valid28){
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
var valid27 = _errs159 === errors;
}
else {
var valid27 = true;
}
if(valid27){
if(data58.requires !== undefined){
const _errs163 = errors;
if(!(validate22(data58.requires, {instancePath:instancePath+"/actions/" + i9+"/requires",parentData:data58,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid27 = _errs163 === errors;
}
else {
var valid27 = true;
}
}
}
}
}
}
}
}
else {
const err136 = {};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
var valid26 = _errs150 === errors;
if(!valid26){
break;
}
}
}
else {
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
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
if(data.approval_states !== undefined){
let data65 = data.approval_states;
const _errs164 = errors;
if(errors === _errs164){
if(Array.isArray(data65)){
if(data65.length < 1){
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
var valid29 = true;
const len11 = data65.length;
for(let i11=0; i11<len11; i11++){
let data66 = data65[i11];
const _errs166 = errors;
if(!((((((((((data66 === "unknown") || (data66 === "draft")) || (data66 === "requested")) || (data66 === "partial")) || (data66 === "approved")) || (data66 === "rejected")) || (data66 === "expired")) || (data66 === "superseded")) || (data66 === "blocked")) || (data66 === "conditional"))){
const err139 = {};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
var valid29 = _errs166 === errors;
if(!valid29){
break;
}
}
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
var valid2 = _errs164 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.routing_rules !== undefined){
let data67 = data.routing_rules;
const _errs167 = errors;
if(errors === _errs167){
if(Array.isArray(data67)){
var valid30 = true;
const len12 = data67.length;
for(let i12=0; i12<len12; i12++){
let data68 = data67[i12];
const _errs169 = errors;
const _errs170 = errors;
let valid31 = false;
const _errs171 = errors;
if(errors === _errs171){
if(typeof data68 === "string"){
if(!pattern1.test(data68)){
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
var _valid5 = _errs171 === errors;
valid31 = valid31 || _valid5;
if(!valid31){
const _errs173 = errors;
if(errors === _errs173){
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
let missing10;
if((data68.id === undefined) && (missing10 = "id")){
const err143 = {};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
else {
const _errs175 = errors;
for(const key11 in data68){
if(!(((key11 === "id") || (key11 === "when")) || (key11 === "action"))){
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
break;
}
}
if(_errs175 === errors){
if(data68.id !== undefined){
let data69 = data68.id;
const _errs176 = errors;
if(errors === _errs176){
if(typeof data69 === "string"){
if(!pattern0.test(data69)){
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
var valid32 = _errs176 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data68.when !== undefined){
let data70 = data68.when;
const _errs178 = errors;
if(errors === _errs178){
if(typeof data70 === "string"){
if(!pattern1.test(data70)){
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
var valid32 = _errs178 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data68.action !== undefined){
let data71 = data68.action;
const _errs180 = errors;
if(errors === _errs180){
if(typeof data71 === "string"){
if(!pattern1.test(data71)){
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
var valid32 = _errs180 === errors;
}
else {
var valid32 = true;
}
}
}
}
}
}
else {
const err151 = {};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
var _valid5 = _errs173 === errors;
valid31 = valid31 || _valid5;
}
if(!valid31){
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
errors = _errs170;
if(vErrors !== null){
if(_errs170){
vErrors.length = _errs170;
}
else {
vErrors = null;
}
}
}
var valid30 = _errs169 === errors;
if(!valid30){
break;
}
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
var valid2 = _errs167 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.recovery_actions !== undefined){
let data72 = data.recovery_actions;
const _errs182 = errors;
if(errors === _errs182){
if(Array.isArray(data72)){
var valid33 = true;
const len13 = data72.length;
for(let i13=0; i13<len13; i13++){
let data73 = data72[i13];
const _errs184 = errors;
const _errs185 = errors;
let valid34 = false;
const _errs186 = errors;
if(errors === _errs186){
if(typeof data73 === "string"){
if(!pattern1.test(data73)){
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
var _valid6 = _errs186 === errors;
valid34 = valid34 || _valid6;
if(!valid34){
const _errs188 = errors;
if(errors === _errs188){
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
let missing11;
if((data73.id === undefined) && (missing11 = "id")){
const err156 = {};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
else {
const _errs190 = errors;
for(const key12 in data73){
if(!(((key12 === "id") || (key12 === "applies_when")) || (key12 === "output"))){
const err157 = {};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
break;
}
}
if(_errs190 === errors){
if(data73.id !== undefined){
let data74 = data73.id;
const _errs191 = errors;
if(errors === _errs191){
if(typeof data74 === "string"){
if(!pattern0.test(data74)){
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
var valid35 = _errs191 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data73.applies_when !== undefined){
let data75 = data73.applies_when;
const _errs193 = errors;
if(errors === _errs193){
if(typeof data75 === "string"){
if(!pattern1.test(data75)){
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
var valid35 = _errs193 === errors;
}
else {
var valid35 = true;
}
if(valid35){
if(data73.output !== undefined){
let data76 = data73.output;
const _errs195 = errors;
if(errors === _errs195){
if(typeof data76 === "string"){
if(!pattern1.test(data76)){
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
var valid35 = _errs195 === errors;
}
else {
var valid35 = true;
}
}
}
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
var _valid6 = _errs188 === errors;
valid34 = valid34 || _valid6;
}
if(!valid34){
const err165 = {};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
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
var valid33 = _errs184 === errors;
if(!valid33){
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
var valid2 = _errs182 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.required_fields !== undefined){
let data77 = data.required_fields;
const _errs197 = errors;
if(errors === _errs197){
if(Array.isArray(data77)){
var valid36 = true;
const len14 = data77.length;
for(let i14=0; i14<len14; i14++){
let data78 = data77[i14];
const _errs199 = errors;
if(errors === _errs199){
if(typeof data78 === "string"){
if(!pattern1.test(data78)){
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
var valid36 = _errs199 === errors;
if(!valid36){
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
var valid2 = _errs197 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.facts !== undefined){
let data79 = data.facts;
const _errs201 = errors;
if(errors === _errs201){
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
for(const key13 in data79){
let data80 = data79[key13];
const _errs204 = errors;
if(errors === _errs204){
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
const _errs206 = errors;
for(const key14 in data80){
if(!((key14 === "label") || (key14 === "sensitive"))){
const err170 = {};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
break;
}
}
if(_errs206 === errors){
if(data80.label !== undefined){
let data81 = data80.label;
const _errs207 = errors;
if(errors === _errs207){
if(typeof data81 === "string"){
if(!pattern1.test(data81)){
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
var valid38 = _errs207 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data80.sensitive !== undefined){
const _errs209 = errors;
if(typeof data80.sensitive !== "boolean"){
const err173 = {};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
var valid38 = _errs209 === errors;
}
else {
var valid38 = true;
}
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
var valid37 = _errs204 === errors;
if(!valid37){
break;
}
}
}
else {
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
var valid2 = _errs201 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.terminal_states !== undefined){
let data83 = data.terminal_states;
const _errs211 = errors;
if(errors === _errs211){
if(Array.isArray(data83)){
if(data83.length < 1){
const err176 = {};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
else {
var valid39 = true;
const len15 = data83.length;
for(let i15=0; i15<len15; i15++){
let data84 = data83[i15];
const _errs213 = errors;
const _errs214 = errors;
let valid40 = false;
const _errs215 = errors;
if(errors === _errs215){
if(typeof data84 === "string"){
if(!pattern1.test(data84)){
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
else {
const err178 = {};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
var _valid7 = _errs215 === errors;
valid40 = valid40 || _valid7;
if(!valid40){
const _errs217 = errors;
if(!(validate25(data84, {instancePath:instancePath+"/terminal_states/" + i15,parentData:data83,parentDataProperty:i15,rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var _valid7 = _errs217 === errors;
valid40 = valid40 || _valid7;
}
if(!valid40){
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
errors = _errs214;
if(vErrors !== null){
if(_errs214){
vErrors.length = _errs214;
}
else {
vErrors = null;
}
}
}
var valid39 = _errs213 === errors;
if(!valid39){
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
var valid2 = _errs211 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.never !== undefined){
let data85 = data.never;
const _errs218 = errors;
if(errors === _errs218){
if(Array.isArray(data85)){
var valid41 = true;
const len16 = data85.length;
for(let i16=0; i16<len16; i16++){
let data86 = data85[i16];
const _errs220 = errors;
if(errors === _errs220){
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
let missing12;
if(((data86.reach === undefined) && (missing12 = "reach")) || ((data86.without === undefined) && (missing12 = "without"))){
const err181 = {};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
else {
const _errs222 = errors;
for(const key15 in data86){
if(!((key15 === "reach") || (key15 === "without"))){
const err182 = {};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
break;
}
}
if(_errs222 === errors){
if(data86.reach !== undefined){
let data87 = data86.reach;
const _errs223 = errors;
if(errors === _errs223){
if(typeof data87 === "string"){
if(!pattern0.test(data87)){
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
var valid42 = _errs223 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data86.without !== undefined){
let data88 = data86.without;
const _errs225 = errors;
if(errors === _errs225){
if(Array.isArray(data88)){
if(data88.length < 1){
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
var valid43 = true;
const len17 = data88.length;
for(let i17=0; i17<len17; i17++){
let data89 = data88[i17];
const _errs227 = errors;
if(errors === _errs227){
if(typeof data89 === "string"){
if(!pattern0.test(data89)){
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
var valid43 = _errs227 === errors;
if(!valid43){
break;
}
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
var valid42 = _errs225 === errors;
}
else {
var valid42 = true;
}
}
}
}
}
else {
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
var valid41 = _errs220 === errors;
if(!valid41){
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
var valid2 = _errs218 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.events !== undefined){
let data90 = data.events;
const _errs229 = errors;
if(errors === _errs229){
if(Array.isArray(data90)){
var valid44 = true;
const len18 = data90.length;
for(let i18=0; i18<len18; i18++){
let data91 = data90[i18];
const _errs231 = errors;
if(errors === _errs231){
if(typeof data91 === "string"){
if(!pattern1.test(data91)){
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
var valid44 = _errs231 === errors;
if(!valid44){
break;
}
}
}
else {
const err193 = {};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
var valid2 = _errs229 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.validation_rules !== undefined){
let data92 = data.validation_rules;
const _errs233 = errors;
if(errors === _errs233){
if(Array.isArray(data92)){
var valid45 = true;
const len19 = data92.length;
for(let i19=0; i19<len19; i19++){
let data93 = data92[i19];
const _errs235 = errors;
if(!(((((((((data93 === "invalid_transition") || (data93 === "missing_owner")) || (data93 === "orphaned_blocker")) || (data93 === "stale_approval")) || (data93 === "artifact_without_source_or_version")) || (data93 === "gate_bypassed_without_rationale")) || (data93 === "unresolved_conflict")) || (data93 === "terminal_state_with_open_blockers")) || (data93 === "external_action_without_approval_evidence"))){
const err194 = {};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
var valid45 = _errs235 === errors;
if(!valid45){
break;
}
}
}
else {
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
var valid2 = _errs233 === errors;
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
var valid1 = _errs3 === errors;
if(valid1){
const err197 = {};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
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
validate28.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate28.errors = vErrors;
return errors === 0;
}

export const validPolicy = validate32;
const schema10 = {"$id":"validPolicy","not":{"not":{"type":"object","required":["version"],"properties":{"version":{"const":1},"extends":{"type":"string","pattern":"^[\\w.-]+/[\\w.-]+@[0-9a-f]{40}(:(?!\\.\\.?/)[\\w./-]+)?$"},"workflow":{"type":"string","pattern":"\\S"},"mode":{"enum":["enforce","observe"]},"assurance":{"enum":["proven","signed","attested","asserted"]},"recheck":{"type":"boolean"},"roles":{"type":"object","additionalProperties":{"type":"object","properties":{"logins":{"type":"array","items":{"type":"string","pattern":"\\S"}},"ids":{"type":"array","items":{"type":"integer","minimum":1}},"teams":{"type":"array","items":{"type":"string","pattern":"\\S"}},"emails":{"type":"array","items":{"type":"string","pattern":"\\S"}},"agents":{"type":"array","items":{"type":"string","pattern":"\\S"}},"apps":{"type":"array","items":{"type":"string","pattern":"\\S"}},"codeowners":{"type":"boolean"},"permission":{"enum":["none","read","triage","write","maintain","admin"]},"deputies":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1}},"additionalProperties":false}},"keys":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1}},"gates":{"type":"object","additionalProperties":{"type":"object","properties":{"roles":{"type":"array","items":{"type":"string","pattern":"\\S"}},"count":{"type":"integer","minimum":0},"all_of":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"distinct_from":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"open_for_hours":{"type":"number","exclusiveMinimum":0},"checks":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"codeowners":{"type":"boolean"},"assurance":{"enum":["proven","signed","attested","asserted"]},"own_work":{"type":"boolean"},"recheck":{"type":"boolean"},"expires_after_days":{"type":"number","exclusiveMinimum":0},"reminders":{"$ref":"part2"}},"additionalProperties":false}},"verbs":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"delegation":{"type":"object","properties":{"longest_days":{"type":"number","exclusiveMinimum":0},"chain":{"enum":[1,2,3]},"roles":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"additionalProperties":false},"reminders":{"$ref":"part2"},"calendar":{"type":"object","properties":{"working_days":{"type":"array","items":{"enum":["sun","mon","tue","wed","thu","fri","sat"]},"minItems":1},"holidays":{"type":"array","items":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}},"additionalProperties":false},"attesters":{"type":"array","items":{"type":"string","pattern":"\\S"}},"overriders":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}}};
const pattern121 = new RegExp("^[\\w.-]+/[\\w.-]+@[0-9a-f]{40}(:(?!\\.\\.?/)[\\w./-]+)?$", "u");
const pattern136 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
const schema11 = {"$id":"part2","not":{"not":{"type":"object","properties":{"after_working_days":{"type":"integer","minimum":1},"deputy_after_working_days":{"type":"integer","minimum":1}},"additionalProperties":false}}};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part2" */;
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
if(!((key0 === "after_working_days") || (key0 === "deputy_after_working_days"))){
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
if(data.after_working_days !== undefined){
let data0 = data.after_working_days;
const _errs6 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(errors === _errs6){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
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
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.deputy_after_working_days !== undefined){
let data1 = data.deputy_after_working_days;
const _errs8 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(errors === _errs8){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
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
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
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
var valid1 = _errs3 === errors;
if(valid1){
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
validate33.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate33.errors = vErrors;
return errors === 0;
}


function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validPolicy" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.version === undefined) && (missing0 = "version")){
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
if(!(func2.call(schema10.not.not.properties, key0))){
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
if(data.version !== undefined){
const _errs6 = errors;
if(1 !== data.version){
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
if(data.extends !== undefined){
let data1 = data.extends;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data1 === "string"){
if(!pattern121.test(data1)){
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
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.workflow !== undefined){
let data2 = data.workflow;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
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
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.mode !== undefined){
let data3 = data.mode;
const _errs11 = errors;
if(!((data3 === "enforce") || (data3 === "observe"))){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.assurance !== undefined){
let data4 = data.assurance;
const _errs12 = errors;
if(!((((data4 === "proven") || (data4 === "signed")) || (data4 === "attested")) || (data4 === "asserted"))){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.recheck !== undefined){
const _errs13 = errors;
if(typeof data.recheck !== "boolean"){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.roles !== undefined){
let data6 = data.roles;
const _errs15 = errors;
if(errors === _errs15){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
let data7 = data6[key1];
const _errs18 = errors;
if(errors === _errs18){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
const _errs20 = errors;
for(const key2 in data7){
if(!(func2.call(schema10.not.not.properties.roles.additionalProperties.properties, key2))){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
break;
}
}
if(_errs20 === errors){
if(data7.logins !== undefined){
let data8 = data7.logins;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data8)){
var valid5 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs23 = errors;
if(errors === _errs23){
if(typeof data9 === "string"){
if(!pattern1.test(data9)){
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
var valid5 = _errs23 === errors;
if(!valid5){
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
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.ids !== undefined){
let data10 = data7.ids;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data10)){
var valid6 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
const _errs27 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(errors === _errs27){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
var valid6 = _errs27 === errors;
if(!valid6){
break;
}
}
}
else {
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
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.teams !== undefined){
let data12 = data7.teams;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data12)){
var valid7 = true;
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
const _errs31 = errors;
if(errors === _errs31){
if(typeof data13 === "string"){
if(!pattern1.test(data13)){
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
var valid7 = _errs31 === errors;
if(!valid7){
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
var valid4 = _errs29 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.emails !== undefined){
let data14 = data7.emails;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data14)){
var valid8 = true;
const len3 = data14.length;
for(let i3=0; i3<len3; i3++){
let data15 = data14[i3];
const _errs35 = errors;
if(errors === _errs35){
if(typeof data15 === "string"){
if(!pattern1.test(data15)){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
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
var valid8 = _errs35 === errors;
if(!valid8){
break;
}
}
}
else {
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var valid4 = _errs33 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.agents !== undefined){
let data16 = data7.agents;
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data16)){
var valid9 = true;
const len4 = data16.length;
for(let i4=0; i4<len4; i4++){
let data17 = data16[i4];
const _errs39 = errors;
if(errors === _errs39){
if(typeof data17 === "string"){
if(!pattern1.test(data17)){
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
var valid9 = _errs39 === errors;
if(!valid9){
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
var valid4 = _errs37 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.apps !== undefined){
let data18 = data7.apps;
const _errs41 = errors;
if(errors === _errs41){
if(Array.isArray(data18)){
var valid10 = true;
const len5 = data18.length;
for(let i5=0; i5<len5; i5++){
let data19 = data18[i5];
const _errs43 = errors;
if(errors === _errs43){
if(typeof data19 === "string"){
if(!pattern1.test(data19)){
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
var valid10 = _errs43 === errors;
if(!valid10){
break;
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
var valid4 = _errs41 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.codeowners !== undefined){
const _errs45 = errors;
if(typeof data7.codeowners !== "boolean"){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid4 = _errs45 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.permission !== undefined){
let data21 = data7.permission;
const _errs47 = errors;
if(!((((((data21 === "none") || (data21 === "read")) || (data21 === "triage")) || (data21 === "write")) || (data21 === "maintain")) || (data21 === "admin"))){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var valid4 = _errs47 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.deputies !== undefined){
let data22 = data7.deputies;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data22)){
if(data22.length < 1){
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
var valid11 = true;
const len6 = data22.length;
for(let i6=0; i6<len6; i6++){
let data23 = data22[i6];
const _errs50 = errors;
if(errors === _errs50){
if(typeof data23 === "string"){
if(!pattern1.test(data23)){
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
var valid11 = _errs50 === errors;
if(!valid11){
break;
}
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
var valid4 = _errs48 === errors;
}
else {
var valid4 = true;
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
var valid3 = _errs18 === errors;
if(!valid3){
break;
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
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.keys !== undefined){
let data24 = data.keys;
const _errs52 = errors;
if(errors === _errs52){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key3 in data24){
let data25 = data24[key3];
const _errs55 = errors;
if(errors === _errs55){
if(Array.isArray(data25)){
if(data25.length < 1){
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
var valid13 = true;
const len7 = data25.length;
for(let i7=0; i7<len7; i7++){
let data26 = data25[i7];
const _errs57 = errors;
if(errors === _errs57){
if(typeof data26 === "string"){
if(!pattern1.test(data26)){
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
var valid13 = _errs57 === errors;
if(!valid13){
break;
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
var valid12 = _errs55 === errors;
if(!valid12){
break;
}
}
}
else {
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid2 = _errs52 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gates !== undefined){
let data27 = data.gates;
const _errs59 = errors;
if(errors === _errs59){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key4 in data27){
let data28 = data27[key4];
const _errs62 = errors;
if(errors === _errs62){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
const _errs64 = errors;
for(const key5 in data28){
if(!(func2.call(schema10.not.not.properties.gates.additionalProperties.properties, key5))){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
break;
}
}
if(_errs64 === errors){
if(data28.roles !== undefined){
let data29 = data28.roles;
const _errs65 = errors;
if(errors === _errs65){
if(Array.isArray(data29)){
var valid16 = true;
const len8 = data29.length;
for(let i8=0; i8<len8; i8++){
let data30 = data29[i8];
const _errs67 = errors;
if(errors === _errs67){
if(typeof data30 === "string"){
if(!pattern1.test(data30)){
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
var valid16 = _errs67 === errors;
if(!valid16){
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
var valid15 = _errs65 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.count !== undefined){
let data31 = data28.count;
const _errs69 = errors;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(errors === _errs69){
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 < 0 || isNaN(data31)){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
var valid15 = _errs69 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.all_of !== undefined){
let data32 = data28.all_of;
const _errs71 = errors;
if(errors === _errs71){
if(Array.isArray(data32)){
if(data32.length < 1){
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
var valid17 = true;
const len9 = data32.length;
for(let i9=0; i9<len9; i9++){
let data33 = data32[i9];
const _errs73 = errors;
if(errors === _errs73){
if(typeof data33 === "string"){
if(!pattern1.test(data33)){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
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
var valid17 = _errs73 === errors;
if(!valid17){
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
var valid15 = _errs71 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.distinct_from !== undefined){
let data34 = data28.distinct_from;
const _errs75 = errors;
if(errors === _errs75){
if(Array.isArray(data34)){
if(data34.length < 1){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
else {
var valid18 = true;
const len10 = data34.length;
for(let i10=0; i10<len10; i10++){
let data35 = data34[i10];
const _errs77 = errors;
if(errors === _errs77){
if(typeof data35 === "string"){
if(!pattern1.test(data35)){
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
var valid18 = _errs77 === errors;
if(!valid18){
break;
}
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
var valid15 = _errs75 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.open_for_hours !== undefined){
let data36 = data28.open_for_hours;
const _errs79 = errors;
if(errors === _errs79){
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 <= 0 || isNaN(data36)){
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
else {
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
var valid15 = _errs79 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.checks !== undefined){
let data37 = data28.checks;
const _errs81 = errors;
if(errors === _errs81){
if(Array.isArray(data37)){
if(data37.length < 1){
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
else {
var valid19 = true;
const len11 = data37.length;
for(let i11=0; i11<len11; i11++){
let data38 = data37[i11];
const _errs83 = errors;
if(errors === _errs83){
if(typeof data38 === "string"){
if(!pattern1.test(data38)){
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
else {
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
var valid19 = _errs83 === errors;
if(!valid19){
break;
}
}
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
var valid15 = _errs81 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.codeowners !== undefined){
const _errs85 = errors;
if(typeof data28.codeowners !== "boolean"){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var valid15 = _errs85 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.assurance !== undefined){
let data40 = data28.assurance;
const _errs87 = errors;
if(!((((data40 === "proven") || (data40 === "signed")) || (data40 === "attested")) || (data40 === "asserted"))){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var valid15 = _errs87 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.own_work !== undefined){
const _errs88 = errors;
if(typeof data28.own_work !== "boolean"){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var valid15 = _errs88 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.recheck !== undefined){
const _errs90 = errors;
if(typeof data28.recheck !== "boolean"){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
var valid15 = _errs90 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.expires_after_days !== undefined){
let data43 = data28.expires_after_days;
const _errs92 = errors;
if(errors === _errs92){
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 <= 0 || isNaN(data43)){
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
var valid15 = _errs92 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data28.reminders !== undefined){
const _errs94 = errors;
if(!(validate33(data28.reminders, {instancePath:instancePath+"/gates/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/reminders",parentData:data28,parentDataProperty:"reminders",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
var valid15 = _errs94 === errors;
}
else {
var valid15 = true;
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
var valid14 = _errs62 === errors;
if(!valid14){
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
var valid2 = _errs59 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.verbs !== undefined){
let data45 = data.verbs;
const _errs95 = errors;
if(errors === _errs95){
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
for(const key6 in data45){
let data46 = data45[key6];
const _errs98 = errors;
if(errors === _errs98){
if(Array.isArray(data46)){
var valid21 = true;
const len12 = data46.length;
for(let i12=0; i12<len12; i12++){
let data47 = data46[i12];
const _errs100 = errors;
if(errors === _errs100){
if(typeof data47 === "string"){
if(!pattern1.test(data47)){
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
var valid21 = _errs100 === errors;
if(!valid21){
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
var valid20 = _errs98 === errors;
if(!valid20){
break;
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
var valid2 = _errs95 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.delegation !== undefined){
let data48 = data.delegation;
const _errs102 = errors;
if(errors === _errs102){
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
const _errs104 = errors;
for(const key7 in data48){
if(!(((key7 === "longest_days") || (key7 === "chain")) || (key7 === "roles"))){
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
if(_errs104 === errors){
if(data48.longest_days !== undefined){
let data49 = data48.longest_days;
const _errs105 = errors;
if(errors === _errs105){
if((typeof data49 == "number") && (isFinite(data49))){
if(data49 <= 0 || isNaN(data49)){
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
var valid22 = _errs105 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data48.chain !== undefined){
let data50 = data48.chain;
const _errs107 = errors;
if(!(((data50 === 1) || (data50 === 2)) || (data50 === 3))){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var valid22 = _errs107 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data48.roles !== undefined){
let data51 = data48.roles;
const _errs108 = errors;
if(errors === _errs108){
if(Array.isArray(data51)){
var valid23 = true;
const len13 = data51.length;
for(let i13=0; i13<len13; i13++){
let data52 = data51[i13];
const _errs110 = errors;
if(errors === _errs110){
if(typeof data52 === "string"){
if(!pattern1.test(data52)){
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
var valid23 = _errs110 === errors;
if(!valid23){
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
var valid22 = _errs108 === errors;
}
else {
var valid22 = true;
}
}
}
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
var valid2 = _errs102 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.reminders !== undefined){
const _errs112 = errors;
if(!(validate33(data.reminders, {instancePath:instancePath+"/reminders",parentData:data,parentDataProperty:"reminders",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
var valid2 = _errs112 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.calendar !== undefined){
let data54 = data.calendar;
const _errs113 = errors;
if(errors === _errs113){
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
const _errs115 = errors;
for(const key8 in data54){
if(!((key8 === "working_days") || (key8 === "holidays"))){
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
if(_errs115 === errors){
if(data54.working_days !== undefined){
let data55 = data54.working_days;
const _errs116 = errors;
if(errors === _errs116){
if(Array.isArray(data55)){
if(data55.length < 1){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
else {
var valid25 = true;
const len14 = data55.length;
for(let i14=0; i14<len14; i14++){
let data56 = data55[i14];
const _errs118 = errors;
if(!(((((((data56 === "sun") || (data56 === "mon")) || (data56 === "tue")) || (data56 === "wed")) || (data56 === "thu")) || (data56 === "fri")) || (data56 === "sat"))){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
var valid25 = _errs118 === errors;
if(!valid25){
break;
}
}
}
}
else {
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
var valid24 = _errs116 === errors;
}
else {
var valid24 = true;
}
if(valid24){
if(data54.holidays !== undefined){
let data57 = data54.holidays;
const _errs119 = errors;
if(errors === _errs119){
if(Array.isArray(data57)){
var valid26 = true;
const len15 = data57.length;
for(let i15=0; i15<len15; i15++){
let data58 = data57[i15];
const _errs121 = errors;
if(errors === _errs121){
if(typeof data58 === "string"){
if(!pattern136.test(data58)){
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
else {
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
var valid26 = _errs121 === errors;
if(!valid26){
break;
}
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
var valid24 = _errs119 === errors;
}
else {
var valid24 = true;
}
}
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
var valid2 = _errs113 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.attesters !== undefined){
let data59 = data.attesters;
const _errs123 = errors;
if(errors === _errs123){
if(Array.isArray(data59)){
var valid27 = true;
const len16 = data59.length;
for(let i16=0; i16<len16; i16++){
let data60 = data59[i16];
const _errs125 = errors;
if(errors === _errs125){
if(typeof data60 === "string"){
if(!pattern1.test(data60)){
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
var valid27 = _errs125 === errors;
if(!valid27){
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
var valid2 = _errs123 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.overriders !== undefined){
let data61 = data.overriders;
const _errs127 = errors;
if(errors === _errs127){
if(Array.isArray(data61)){
var valid28 = true;
const len17 = data61.length;
for(let i17=0; i17<len17; i17++){
let data62 = data61[i17];
const _errs129 = errors;
if(errors === _errs129){
if(typeof data62 === "string"){
if(!pattern1.test(data62)){
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
var valid28 = _errs129 === errors;
if(!valid28){
break;
}
}
}
else {
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
var valid2 = _errs127 === errors;
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
var valid1 = _errs3 === errors;
if(valid1){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
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

export const validPolicyTests = validate36;
const schema12 = {"$id":"validPolicyTests","not":{"not":{"type":"object","required":["version","people","tests"],"properties":{"version":{"const":1},"workflow":{"type":"string","pattern":"\\S"},"people":{"type":"object","additionalProperties":{"type":"object","properties":{"id":{"type":"integer","minimum":1},"login":{"type":"string","pattern":"\\S"},"email":{"type":"string","pattern":"\\S"},"teams":{"type":"array","items":{"type":"string","pattern":"\\S"}},"permission":{"enum":["none","read","triage","write","maintain","admin"]},"kind":{"enum":["person","agent","app"]},"assurance":{"enum":["proven","signed","attested","asserted"]}},"additionalProperties":false}},"tests":{"type":"array","items":{"type":"object","required":["name","when","then"],"properties":{"name":{"type":"string","pattern":"\\S"},"given":{"type":"object","properties":{"workflow":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"\\S"},"author":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"array","items":{"type":"string","pattern":"\\S"}}]},"changes":{"type":"array","items":{"type":"string","pattern":"\\S"}},"landed":{"type":"array","items":{"type":"string","pattern":"\\S"}},"facts":{"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]}},"flags":{"type":"array","items":{"type":"string","pattern":"\\S"}},"blockers":{"type":"array","items":{"type":"string","pattern":"\\S"}},"checks":{"type":"object","additionalProperties":{"enum":["passed","failed","pending"]}},"owners":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"done":{"type":"array","items":{"type":"object","additionalProperties":{"type":"string"}}},"days":{"type":"number","minimum":0},"on":{"type":"string","pattern":"\\S"}},"additionalProperties":false},"when":{"type":"object","additionalProperties":{"type":"string"}},"then":{"enum":["open","closed","refused","allowed"]},"because":{"type":"string","pattern":"\\S"}},"additionalProperties":false},"minItems":1}},"additionalProperties":false}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validPolicyTests" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.version === undefined) && (missing0 = "version")) || ((data.people === undefined) && (missing0 = "people"))) || ((data.tests === undefined) && (missing0 = "tests"))){
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
if(!((((key0 === "version") || (key0 === "workflow")) || (key0 === "people")) || (key0 === "tests"))){
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
if(data.version !== undefined){
const _errs6 = errors;
if(1 !== data.version){
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
if(data.workflow !== undefined){
let data1 = data.workflow;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data1 === "string"){
if(!pattern1.test(data1)){
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
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.people !== undefined){
let data2 = data.people;
const _errs9 = errors;
if(errors === _errs9){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
let data3 = data2[key1];
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
const _errs14 = errors;
for(const key2 in data3){
if(!(((((((key2 === "id") || (key2 === "login")) || (key2 === "email")) || (key2 === "teams")) || (key2 === "permission")) || (key2 === "kind")) || (key2 === "assurance"))){
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
if(_errs14 === errors){
if(data3.id !== undefined){
let data4 = data3.id;
const _errs15 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(errors === _errs15){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 1 || isNaN(data4)){
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
var valid4 = _errs15 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.login !== undefined){
let data5 = data3.login;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
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
var valid4 = _errs17 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.email !== undefined){
let data6 = data3.email;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
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
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.teams !== undefined){
let data7 = data3.teams;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data7)){
var valid5 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs23 = errors;
if(errors === _errs23){
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
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
var valid5 = _errs23 === errors;
if(!valid5){
break;
}
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
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.permission !== undefined){
let data9 = data3.permission;
const _errs25 = errors;
if(!((((((data9 === "none") || (data9 === "read")) || (data9 === "triage")) || (data9 === "write")) || (data9 === "maintain")) || (data9 === "admin"))){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.kind !== undefined){
let data10 = data3.kind;
const _errs26 = errors;
if(!(((data10 === "person") || (data10 === "agent")) || (data10 === "app"))){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.assurance !== undefined){
let data11 = data3.assurance;
const _errs27 = errors;
if(!((((data11 === "proven") || (data11 === "signed")) || (data11 === "attested")) || (data11 === "asserted"))){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var valid4 = _errs27 === errors;
}
else {
var valid4 = true;
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
var valid3 = _errs12 === errors;
if(!valid3){
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
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tests !== undefined){
let data12 = data.tests;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data12)){
if(data12.length < 1){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
var valid6 = true;
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
const _errs30 = errors;
if(errors === _errs30){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing1;
if((((data13.name === undefined) && (missing1 = "name")) || ((data13.when === undefined) && (missing1 = "when"))) || ((data13.then === undefined) && (missing1 = "then"))){
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
for(const key3 in data13){
if(!(((((key3 === "name") || (key3 === "given")) || (key3 === "when")) || (key3 === "then")) || (key3 === "because"))){
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
if(data13.name !== undefined){
let data14 = data13.name;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data14 === "string"){
if(!pattern1.test(data14)){
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
var valid7 = _errs33 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data13.given !== undefined){
let data15 = data13.given;
const _errs35 = errors;
if(errors === _errs35){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
const _errs37 = errors;
for(const key4 in data15){
if(!(func2.call(schema12.not.not.properties.tests.items.properties.given.properties, key4))){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
break;
}
}
if(_errs37 === errors){
if(data15.workflow !== undefined){
let data16 = data15.workflow;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data16 === "string"){
if(!pattern1.test(data16)){
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
var valid8 = _errs38 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.stage !== undefined){
let data17 = data15.stage;
const _errs40 = errors;
if(errors === _errs40){
if(typeof data17 === "string"){
if(!pattern1.test(data17)){
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
else {
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
var valid8 = _errs40 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.author !== undefined){
let data18 = data15.author;
const _errs42 = errors;
const _errs43 = errors;
let valid9 = false;
const _errs44 = errors;
if(errors === _errs44){
if(typeof data18 === "string"){
if(!pattern1.test(data18)){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
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
var _valid0 = _errs44 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs46 = errors;
if(errors === _errs46){
if(Array.isArray(data18)){
var valid10 = true;
const len2 = data18.length;
for(let i2=0; i2<len2; i2++){
let data19 = data18[i2];
const _errs48 = errors;
if(errors === _errs48){
if(typeof data19 === "string"){
if(!pattern1.test(data19)){
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
var valid10 = _errs48 === errors;
if(!valid10){
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
var _valid0 = _errs46 === errors;
valid9 = valid9 || _valid0;
}
if(!valid9){
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
errors = _errs43;
if(vErrors !== null){
if(_errs43){
vErrors.length = _errs43;
}
else {
vErrors = null;
}
}
}
var valid8 = _errs42 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.changes !== undefined){
let data20 = data15.changes;
const _errs50 = errors;
if(errors === _errs50){
if(Array.isArray(data20)){
var valid11 = true;
const len3 = data20.length;
for(let i3=0; i3<len3; i3++){
let data21 = data20[i3];
const _errs52 = errors;
if(errors === _errs52){
if(typeof data21 === "string"){
if(!pattern1.test(data21)){
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
var valid11 = _errs52 === errors;
if(!valid11){
break;
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
var valid8 = _errs50 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.landed !== undefined){
let data22 = data15.landed;
const _errs54 = errors;
if(errors === _errs54){
if(Array.isArray(data22)){
var valid12 = true;
const len4 = data22.length;
for(let i4=0; i4<len4; i4++){
let data23 = data22[i4];
const _errs56 = errors;
if(errors === _errs56){
if(typeof data23 === "string"){
if(!pattern1.test(data23)){
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
var valid12 = _errs56 === errors;
if(!valid12){
break;
}
}
}
else {
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid8 = _errs54 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.facts !== undefined){
let data24 = data15.facts;
const _errs58 = errors;
if(errors === _errs58){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key5 in data24){
let data25 = data24[key5];
const _errs61 = errors;
const _errs62 = errors;
let valid14 = false;
const _errs63 = errors;
if(typeof data25 !== "string"){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid1 = _errs63 === errors;
valid14 = valid14 || _valid1;
if(!valid14){
const _errs65 = errors;
if(!((typeof data25 == "number") && (isFinite(data25)))){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid1 = _errs65 === errors;
valid14 = valid14 || _valid1;
if(!valid14){
const _errs67 = errors;
if(typeof data25 !== "boolean"){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid1 = _errs67 === errors;
valid14 = valid14 || _valid1;
}
}
if(!valid14){
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
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
}
var valid13 = _errs61 === errors;
if(!valid13){
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
var valid8 = _errs58 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.flags !== undefined){
let data26 = data15.flags;
const _errs69 = errors;
if(errors === _errs69){
if(Array.isArray(data26)){
var valid15 = true;
const len5 = data26.length;
for(let i5=0; i5<len5; i5++){
let data27 = data26[i5];
const _errs71 = errors;
if(errors === _errs71){
if(typeof data27 === "string"){
if(!pattern1.test(data27)){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
var valid15 = _errs71 === errors;
if(!valid15){
break;
}
}
}
else {
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
var valid8 = _errs69 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.blockers !== undefined){
let data28 = data15.blockers;
const _errs73 = errors;
if(errors === _errs73){
if(Array.isArray(data28)){
var valid16 = true;
const len6 = data28.length;
for(let i6=0; i6<len6; i6++){
let data29 = data28[i6];
const _errs75 = errors;
if(errors === _errs75){
if(typeof data29 === "string"){
if(!pattern1.test(data29)){
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
var valid16 = _errs75 === errors;
if(!valid16){
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
var valid8 = _errs73 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.checks !== undefined){
let data30 = data15.checks;
const _errs77 = errors;
if(errors === _errs77){
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key6 in data30){
let data31 = data30[key6];
const _errs80 = errors;
if(!(((data31 === "passed") || (data31 === "failed")) || (data31 === "pending"))){
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
var valid17 = _errs80 === errors;
if(!valid17){
break;
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
var valid8 = _errs77 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.owners !== undefined){
let data32 = data15.owners;
const _errs81 = errors;
if(errors === _errs81){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
for(const key7 in data32){
let data33 = data32[key7];
const _errs84 = errors;
if(errors === _errs84){
if(Array.isArray(data33)){
var valid19 = true;
const len7 = data33.length;
for(let i7=0; i7<len7; i7++){
let data34 = data33[i7];
const _errs86 = errors;
if(errors === _errs86){
if(typeof data34 === "string"){
if(!pattern1.test(data34)){
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
var valid19 = _errs86 === errors;
if(!valid19){
break;
}
}
}
else {
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
var valid18 = _errs84 === errors;
if(!valid18){
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
var valid8 = _errs81 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.done !== undefined){
let data35 = data15.done;
const _errs88 = errors;
if(errors === _errs88){
if(Array.isArray(data35)){
var valid20 = true;
const len8 = data35.length;
for(let i8=0; i8<len8; i8++){
let data36 = data35[i8];
const _errs90 = errors;
if(errors === _errs90){
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
for(const key8 in data36){
const _errs93 = errors;
if(typeof data36[key8] !== "string"){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var valid21 = _errs93 === errors;
if(!valid21){
break;
}
}
}
else {
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
var valid20 = _errs90 === errors;
if(!valid20){
break;
}
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
var valid8 = _errs88 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.days !== undefined){
let data38 = data15.days;
const _errs95 = errors;
if(errors === _errs95){
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 < 0 || isNaN(data38)){
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
var valid8 = _errs95 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data15.on !== undefined){
let data39 = data15.on;
const _errs97 = errors;
if(errors === _errs97){
if(typeof data39 === "string"){
if(!pattern1.test(data39)){
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
var valid8 = _errs97 === errors;
}
else {
var valid8 = true;
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
var valid7 = _errs35 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data13.when !== undefined){
let data40 = data13.when;
const _errs99 = errors;
if(errors === _errs99){
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
for(const key9 in data40){
const _errs102 = errors;
if(typeof data40[key9] !== "string"){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
var valid22 = _errs102 === errors;
if(!valid22){
break;
}
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
var valid7 = _errs99 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data13.then !== undefined){
let data42 = data13.then;
const _errs104 = errors;
if(!((((data42 === "open") || (data42 === "closed")) || (data42 === "refused")) || (data42 === "allowed"))){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
var valid7 = _errs104 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data13.because !== undefined){
let data43 = data13.because;
const _errs105 = errors;
if(errors === _errs105){
if(typeof data43 === "string"){
if(!pattern1.test(data43)){
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
var valid7 = _errs105 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
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
var valid6 = _errs30 === errors;
if(!valid6){
break;
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
var valid2 = _errs28 === errors;
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
var valid1 = _errs3 === errors;
if(valid1){
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

export const validProjectState = validate37;
const schema13 = {"$id":"validProjectState","not":{"not":{"type":"object","required":["format","project_id","workflow_type","workflow","client","owner","workflow_status","terminal_state","seq","cursor","definition","policy","tracks","artifacts","proposals","approvals","blockers","known_facts","flags","seen","refused"],"properties":{"format":{"const":1},"project_id":{"type":"string"},"workflow_type":{"type":"string"},"workflow":{"type":"string"},"client":{"type":"string"},"owner":{"type":"string"},"urgency":{"enum":["normal","elevated","urgent"]},"workflow_status":{"enum":["draft","active","stalled","blocked","in_review","approved","launched","closed","reopened","superseded"]},"terminal_state":{"anyOf":[{"type":"object","required":["id","rationale"],"properties":{"id":{"type":"string"},"rationale":{"type":"string"}},"additionalProperties":false},{"type":"null"}]},"seq":{"type":"integer","minimum":1},"cursor":{"anyOf":[{"type":"string"},{"type":"null"}]},"definition":{"$ref":"part3"},"policy":{"anyOf":[{"$ref":"part3"},{"type":"null"}]},"tracks":{"type":"object","additionalProperties":{"type":"object","required":["kind","stage","visit","status","owner","triggers"],"properties":{"kind":{"enum":["lifecycle","risk","commercial","communication","packaging","proof"]},"stage":{"type":"string"},"visit":{"type":"integer","minimum":1},"status":{"enum":["draft","active","blocked","waiting","complete","superseded"]},"owner":{"type":"string"},"due_date":{"type":"string"},"dependencies":{"type":"array","items":{"type":"string"}},"triggers":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}},"artifacts":{"type":"object","additionalProperties":{"type":"object","required":["status","version","content","landed_at","authors","bypassed"],"properties":{"status":{"enum":["current","archived"]},"version":{"type":"string","pattern":"^v[1-9][0-9]*$"},"content":{"type":"string"},"path":{"type":"string"},"commit":{"type":"string"},"landed_at":{"type":"string"},"source_artifacts":{"type":"array","items":{"type":"string"}},"authors":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}},"bypassed":{"type":"array","items":{"type":"string"}},"observed":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}},"proposals":{"type":"object","additionalProperties":{"type":"object","required":["head","base","contents","authors"],"properties":{"head":{"type":"string"},"base":{"type":"string"},"contents":{"type":"object","additionalProperties":{"type":"string"}},"authors":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}}},"additionalProperties":false}},"approvals":{"type":"object","additionalProperties":{"type":"object","additionalProperties":{"$ref":"part4"}}},"other_approvals":{"type":"array","items":{"$ref":"part4"}},"approval_numbers":{"type":"object","additionalProperties":{"type":"object","additionalProperties":{"type":"integer","minimum":1}}},"delegations":{"type":"array","items":{"type":"object","required":["role","by","to","from","until","reason"],"properties":{"role":{"type":"string"},"by":{"$ref":"part5"},"to":{"type":"object","required":["login"],"properties":{"login":{"type":"string"},"id":{"anyOf":[{"type":"integer"},{"type":"string"}]}},"additionalProperties":false},"from":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"until":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"reason":{"type":"string"}},"additionalProperties":false}},"waits":{"type":"array","items":{"type":"object","required":["gate","track","proposal","covers","since"],"properties":{"gate":{"type":"string"},"track":{"type":"string"},"proposal":{"anyOf":[{"type":"string"},{"type":"null"}]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"since":{"type":"string"},"reminded_at":{"type":"string"},"deputies_at":{"type":"string"}},"additionalProperties":false}},"blockers":{"type":"object","additionalProperties":{"type":"object","required":["text","on","by","at"],"properties":{"text":{"type":"string"},"on":{"type":"string"},"by":{"type":"string"},"at":{"type":"string"},"until":{"$ref":"condition"},"approval":{"type":"object","required":["track","by"],"properties":{"track":{"type":"string"},"confirm_id":{"type":"string"},"by":{"type":"array","items":{"$ref":"part5"}}},"additionalProperties":false}},"additionalProperties":false}},"known_facts":{"type":"object","additionalProperties":{"type":"object","required":["value","source","by","at"],"properties":{"value":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"source":{"type":"string"},"by":{"type":"string"},"at":{"type":"string"}},"additionalProperties":false}},"flags":{"type":"array","items":{"type":"string"}},"observed":{"type":"array","items":{"type":"string"}},"seen":{"type":"array","items":{"type":"string"}},"heard":{"type":"object","required":["since","until","ids"],"properties":{"since":{"type":"string"},"until":{"type":"string"},"ids":{"type":"array","items":{"type":"string"}}},"additionalProperties":false},"receipts":{"type":"object","additionalProperties":{"type":"string"}},"refused":{"type":"object","additionalProperties":{"type":"object","required":["hour","count"],"properties":{"hour":{"type":"string"},"count":{"type":"integer"}},"additionalProperties":false}}},"additionalProperties":false}}};
const schema14 = {"$id":"part3","not":{"not":{"type":"object","required":["blob","origin"],"properties":{"blob":{"type":"string"},"origin":{"type":"string"},"commit":{"type":"string"},"base":{"type":"object","required":["blob","origin"],"properties":{"blob":{"type":"string"},"origin":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false}}};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!((((key0 === "blob") || (key0 === "origin")) || (key0 === "commit")) || (key0 === "base"))){
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
if(valid2){
if(data.commit !== undefined){
const _errs10 = errors;
if(typeof data.commit !== "string"){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.base !== undefined){
let data3 = data.base;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((data3.blob === undefined) && (missing1 = "blob")) || ((data3.origin === undefined) && (missing1 = "origin"))){
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
const _errs14 = errors;
for(const key1 in data3){
if(!((key1 === "blob") || (key1 === "origin"))){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break;
}
}
if(_errs14 === errors){
if(data3.blob !== undefined){
const _errs15 = errors;
if(typeof data3.blob !== "string"){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data3.origin !== undefined){
const _errs17 = errors;
if(typeof data3.origin !== "string"){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
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
var valid1 = _errs3 === errors;
if(valid1){
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
validate38.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate38.errors = vErrors;
return errors === 0;
}

const schema15 = {"$id":"part4","not":{"not":{"type":"object","required":["confirm_id","number","gate","track","status","covers","requested_by_role","requested_at","decisions"],"properties":{"confirm_id":{"type":"string"},"number":{"type":"integer","minimum":1},"gate":{"type":"string"},"track":{"type":"string"},"status":{"enum":["requested","partial","approved","conditional","rejected","expired","superseded","blocked"]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"proposal":{"anyOf":[{"type":"string"},{"type":"null"}]},"head":{"anyOf":[{"type":"string"},{"type":"null"}]},"requested_by_role":{"type":"string"},"requested_by":{"type":"string"},"requested_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"since":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"decisions":{"type":"array","items":{"type":"object","required":["decision_id","status","decided_by","decided_by_login","decided_by_role","decided_at","assurance","reason"],"properties":{"decision_id":{"type":"string"},"status":{"enum":["approved","rejected","cancelled"]},"decided_by":{"anyOf":[{"type":"integer"},{"type":"string"}]},"decided_by_login":{"type":"string"},"decided_by_role":{"type":"string"},"authority":{"type":"string"},"roles":{"type":"array","items":{"type":"string"}},"owners":{"type":"array","items":{"type":"string"}},"delegated_by":{"type":"array","items":{"$ref":"part5"}},"deputy_role":{"type":"string"},"decided_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"said":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"assurance":{"enum":["proven","signed","attested","asserted"]},"attested_by":{"type":"string"},"evidence":{"type":"object","required":["name","sha256","bytes"],"properties":{"name":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"bytes":{"type":"integer"}},"additionalProperties":false},"reason":{"type":"string"},"head":{"type":"string"}},"additionalProperties":false}},"permits":{"type":"array","items":{"type":"string"}},"limits":{"type":"string"},"conditions":{"type":"array","items":{"$ref":"condition"}},"blockers":{"type":"array","items":{"type":"string"}},"expires_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"supersedes":{"type":"string"},"voided":{"type":"object","required":["confirm_id","status","approved_by","covers","because"],"properties":{"confirm_id":{"type":"string"},"status":{"enum":["superseded","expired"]},"approved_by":{"type":"array","items":{"$ref":"part5"}},"head":{"anyOf":[{"type":"string"},{"type":"null"}]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"because":{"type":"string"},"permits":{"type":"array","items":{"type":"string"}},"limits":{"type":"string"},"conditions":{"type":"array","items":{"$ref":"condition"}},"blockers":{"type":"array","items":{"type":"string"}},"expires_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"}},"additionalProperties":false},"overridden":{"type":"object","required":["by","at","reason"],"properties":{"by":{"type":"string"},"at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"reason":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false}}};
const pattern156 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T", "u");
const pattern160 = new RegExp("^[0-9a-f]{64}$", "u");
const schema16 = {"$id":"part5","not":{"not":{"type":"object","required":["id","login"],"properties":{"id":{"anyOf":[{"type":"integer"},{"type":"string"}]},"login":{"type":"string"}},"additionalProperties":false}}};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part5" */;
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
validate42.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate42.errors = vErrors;
return errors === 0;
}


function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part4" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.confirm_id === undefined) && (missing0 = "confirm_id")) || ((data.number === undefined) && (missing0 = "number"))) || ((data.gate === undefined) && (missing0 = "gate"))) || ((data.track === undefined) && (missing0 = "track"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.covers === undefined) && (missing0 = "covers"))) || ((data.requested_by_role === undefined) && (missing0 = "requested_by_role"))) || ((data.requested_at === undefined) && (missing0 = "requested_at"))) || ((data.decisions === undefined) && (missing0 = "decisions"))){
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
if(!(func2.call(schema15.not.not.properties, key0))){
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
if(data.confirm_id !== undefined){
const _errs6 = errors;
if(typeof data.confirm_id !== "string"){
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
if(data.number !== undefined){
let data1 = data.number;
const _errs8 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(errors === _errs8){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
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
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gate !== undefined){
const _errs10 = errors;
if(typeof data.gate !== "string"){
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
if(data.track !== undefined){
const _errs12 = errors;
if(typeof data.track !== "string"){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.status !== undefined){
let data4 = data.status;
const _errs14 = errors;
if(!((((((((data4 === "requested") || (data4 === "partial")) || (data4 === "approved")) || (data4 === "conditional")) || (data4 === "rejected")) || (data4 === "expired")) || (data4 === "superseded")) || (data4 === "blocked"))){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.covers !== undefined){
let data5 = data.covers;
const _errs15 = errors;
if(errors === _errs15){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
const _errs18 = errors;
if(typeof data5[key1] !== "string"){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid3 = _errs18 === errors;
if(!valid3){
break;
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
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.proposal !== undefined){
let data7 = data.proposal;
const _errs20 = errors;
const _errs21 = errors;
let valid4 = false;
const _errs22 = errors;
if(typeof data7 !== "string"){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs22 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs24 = errors;
if(data7 !== null){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid0 = _errs24 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
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
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.head !== undefined){
let data8 = data.head;
const _errs26 = errors;
const _errs27 = errors;
let valid5 = false;
const _errs28 = errors;
if(typeof data8 !== "string"){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid1 = _errs28 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs30 = errors;
if(data8 !== null){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs30 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
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
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.requested_by_role !== undefined){
const _errs32 = errors;
if(typeof data.requested_by_role !== "string"){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var valid2 = _errs32 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.requested_by !== undefined){
const _errs34 = errors;
if(typeof data.requested_by !== "string"){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var valid2 = _errs34 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.requested_at !== undefined){
let data11 = data.requested_at;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data11 === "string"){
if(!pattern156.test(data11)){
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
var valid2 = _errs36 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.since !== undefined){
let data12 = data.since;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data12 === "string"){
if(!pattern156.test(data12)){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
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
var valid2 = _errs38 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.decisions !== undefined){
let data13 = data.decisions;
const _errs40 = errors;
if(errors === _errs40){
if(Array.isArray(data13)){
var valid6 = true;
const len0 = data13.length;
for(let i0=0; i0<len0; i0++){
let data14 = data13[i0];
const _errs42 = errors;
if(errors === _errs42){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing1;
if(((((((((data14.decision_id === undefined) && (missing1 = "decision_id")) || ((data14.status === undefined) && (missing1 = "status"))) || ((data14.decided_by === undefined) && (missing1 = "decided_by"))) || ((data14.decided_by_login === undefined) && (missing1 = "decided_by_login"))) || ((data14.decided_by_role === undefined) && (missing1 = "decided_by_role"))) || ((data14.decided_at === undefined) && (missing1 = "decided_at"))) || ((data14.assurance === undefined) && (missing1 = "assurance"))) || ((data14.reason === undefined) && (missing1 = "reason"))){
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
const _errs44 = errors;
for(const key2 in data14){
if(!(func2.call(schema15.not.not.properties.decisions.items.properties, key2))){
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
if(_errs44 === errors){
if(data14.decision_id !== undefined){
const _errs45 = errors;
if(typeof data14.decision_id !== "string"){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var valid7 = _errs45 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.status !== undefined){
let data16 = data14.status;
const _errs47 = errors;
if(!(((data16 === "approved") || (data16 === "rejected")) || (data16 === "cancelled"))){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var valid7 = _errs47 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.decided_by !== undefined){
let data17 = data14.decided_by;
const _errs48 = errors;
const _errs49 = errors;
let valid8 = false;
const _errs50 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid2 = _errs50 === errors;
valid8 = valid8 || _valid2;
if(!valid8){
const _errs52 = errors;
if(typeof data17 !== "string"){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid2 = _errs52 === errors;
valid8 = valid8 || _valid2;
}
if(!valid8){
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
errors = _errs49;
if(vErrors !== null){
if(_errs49){
vErrors.length = _errs49;
}
else {
vErrors = null;
}
}
}
var valid7 = _errs48 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.decided_by_login !== undefined){
const _errs54 = errors;
if(typeof data14.decided_by_login !== "string"){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid7 = _errs54 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.decided_by_role !== undefined){
const _errs56 = errors;
if(typeof data14.decided_by_role !== "string"){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var valid7 = _errs56 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.authority !== undefined){
const _errs58 = errors;
if(typeof data14.authority !== "string"){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var valid7 = _errs58 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.roles !== undefined){
let data21 = data14.roles;
const _errs60 = errors;
if(errors === _errs60){
if(Array.isArray(data21)){
var valid9 = true;
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
const _errs62 = errors;
if(typeof data21[i1] !== "string"){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var valid9 = _errs62 === errors;
if(!valid9){
break;
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
var valid7 = _errs60 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.owners !== undefined){
let data23 = data14.owners;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data23)){
var valid10 = true;
const len2 = data23.length;
for(let i2=0; i2<len2; i2++){
const _errs66 = errors;
if(typeof data23[i2] !== "string"){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
var valid10 = _errs66 === errors;
if(!valid10){
break;
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
var valid7 = _errs64 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.delegated_by !== undefined){
let data25 = data14.delegated_by;
const _errs68 = errors;
if(errors === _errs68){
if(Array.isArray(data25)){
var valid11 = true;
const len3 = data25.length;
for(let i3=0; i3<len3; i3++){
const _errs70 = errors;
if(!(validate42(data25[i3], {instancePath:instancePath+"/decisions/" + i0+"/delegated_by/" + i3,parentData:data25,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid11 = _errs70 === errors;
if(!valid11){
break;
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
var valid7 = _errs68 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.deputy_role !== undefined){
const _errs71 = errors;
if(typeof data14.deputy_role !== "string"){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var valid7 = _errs71 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.decided_at !== undefined){
let data28 = data14.decided_at;
const _errs73 = errors;
if(errors === _errs73){
if(typeof data28 === "string"){
if(!pattern156.test(data28)){
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
var valid7 = _errs73 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.said !== undefined){
let data29 = data14.said;
const _errs75 = errors;
if(errors === _errs75){
if(typeof data29 === "string"){
if(!pattern156.test(data29)){
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
else {
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
var valid7 = _errs75 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.assurance !== undefined){
let data30 = data14.assurance;
const _errs77 = errors;
if(!((((data30 === "proven") || (data30 === "signed")) || (data30 === "attested")) || (data30 === "asserted"))){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var valid7 = _errs77 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.attested_by !== undefined){
const _errs78 = errors;
if(typeof data14.attested_by !== "string"){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var valid7 = _errs78 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.evidence !== undefined){
let data32 = data14.evidence;
const _errs80 = errors;
if(errors === _errs80){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
let missing2;
if((((data32.name === undefined) && (missing2 = "name")) || ((data32.sha256 === undefined) && (missing2 = "sha256"))) || ((data32.bytes === undefined) && (missing2 = "bytes"))){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
else {
const _errs82 = errors;
for(const key3 in data32){
if(!(((key3 === "name") || (key3 === "sha256")) || (key3 === "bytes"))){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
break;
}
}
if(_errs82 === errors){
if(data32.name !== undefined){
const _errs83 = errors;
if(typeof data32.name !== "string"){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var valid12 = _errs83 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data32.sha256 !== undefined){
let data34 = data32.sha256;
const _errs85 = errors;
if(errors === _errs85){
if(typeof data34 === "string"){
if(!pattern160.test(data34)){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
var valid12 = _errs85 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data32.bytes !== undefined){
let data35 = data32.bytes;
const _errs87 = errors;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var valid12 = _errs87 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
}
else {
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
var valid7 = _errs80 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.reason !== undefined){
const _errs89 = errors;
if(typeof data14.reason !== "string"){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var valid7 = _errs89 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data14.head !== undefined){
const _errs91 = errors;
if(typeof data14.head !== "string"){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var valid7 = _errs91 === errors;
}
else {
var valid7 = true;
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
var valid6 = _errs42 === errors;
if(!valid6){
break;
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
var valid2 = _errs40 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.permits !== undefined){
let data38 = data.permits;
const _errs93 = errors;
if(errors === _errs93){
if(Array.isArray(data38)){
var valid13 = true;
const len4 = data38.length;
for(let i4=0; i4<len4; i4++){
const _errs95 = errors;
if(typeof data38[i4] !== "string"){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
var valid13 = _errs95 === errors;
if(!valid13){
break;
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
var valid2 = _errs93 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.limits !== undefined){
const _errs97 = errors;
if(typeof data.limits !== "string"){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var valid2 = _errs97 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.conditions !== undefined){
let data41 = data.conditions;
const _errs99 = errors;
if(errors === _errs99){
if(Array.isArray(data41)){
var valid14 = true;
const len5 = data41.length;
for(let i5=0; i5<len5; i5++){
const _errs101 = errors;
if(!(validate22(data41[i5], {instancePath:instancePath+"/conditions/" + i5,parentData:data41,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid14 = _errs101 === errors;
if(!valid14){
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
var valid2 = _errs99 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.blockers !== undefined){
let data43 = data.blockers;
const _errs102 = errors;
if(errors === _errs102){
if(Array.isArray(data43)){
var valid15 = true;
const len6 = data43.length;
for(let i6=0; i6<len6; i6++){
const _errs104 = errors;
if(typeof data43[i6] !== "string"){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var valid15 = _errs104 === errors;
if(!valid15){
break;
}
}
}
else {
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
var valid2 = _errs102 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.expires_at !== undefined){
let data45 = data.expires_at;
const _errs106 = errors;
if(errors === _errs106){
if(typeof data45 === "string"){
if(!pattern156.test(data45)){
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
else {
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
var valid2 = _errs106 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.supersedes !== undefined){
const _errs108 = errors;
if(typeof data.supersedes !== "string"){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var valid2 = _errs108 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.voided !== undefined){
let data47 = data.voided;
const _errs110 = errors;
if(errors === _errs110){
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
let missing3;
if((((((data47.confirm_id === undefined) && (missing3 = "confirm_id")) || ((data47.status === undefined) && (missing3 = "status"))) || ((data47.approved_by === undefined) && (missing3 = "approved_by"))) || ((data47.covers === undefined) && (missing3 = "covers"))) || ((data47.because === undefined) && (missing3 = "because"))){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
else {
const _errs112 = errors;
for(const key4 in data47){
if(!(func2.call(schema15.not.not.properties.voided.properties, key4))){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
break;
}
}
if(_errs112 === errors){
if(data47.confirm_id !== undefined){
const _errs113 = errors;
if(typeof data47.confirm_id !== "string"){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var valid16 = _errs113 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.status !== undefined){
let data49 = data47.status;
const _errs115 = errors;
if(!((data49 === "superseded") || (data49 === "expired"))){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
var valid16 = _errs115 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.approved_by !== undefined){
let data50 = data47.approved_by;
const _errs116 = errors;
if(errors === _errs116){
if(Array.isArray(data50)){
var valid17 = true;
const len7 = data50.length;
for(let i7=0; i7<len7; i7++){
const _errs118 = errors;
if(!(validate42(data50[i7], {instancePath:instancePath+"/voided/approved_by/" + i7,parentData:data50,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid17 = _errs118 === errors;
if(!valid17){
break;
}
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
var valid16 = _errs116 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.head !== undefined){
let data52 = data47.head;
const _errs119 = errors;
const _errs120 = errors;
let valid18 = false;
const _errs121 = errors;
if(typeof data52 !== "string"){
const err69 = {};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
var _valid3 = _errs121 === errors;
valid18 = valid18 || _valid3;
if(!valid18){
const _errs123 = errors;
if(data52 !== null){
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
var _valid3 = _errs123 === errors;
valid18 = valid18 || _valid3;
}
if(!valid18){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
else {
errors = _errs120;
if(vErrors !== null){
if(_errs120){
vErrors.length = _errs120;
}
else {
vErrors = null;
}
}
}
var valid16 = _errs119 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.covers !== undefined){
let data53 = data47.covers;
const _errs125 = errors;
if(errors === _errs125){
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
for(const key5 in data53){
const _errs128 = errors;
if(typeof data53[key5] !== "string"){
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
var valid19 = _errs128 === errors;
if(!valid19){
break;
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
var valid16 = _errs125 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.because !== undefined){
const _errs130 = errors;
if(typeof data47.because !== "string"){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
var valid16 = _errs130 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.permits !== undefined){
let data56 = data47.permits;
const _errs132 = errors;
if(errors === _errs132){
if(Array.isArray(data56)){
var valid20 = true;
const len8 = data56.length;
for(let i8=0; i8<len8; i8++){
const _errs134 = errors;
if(typeof data56[i8] !== "string"){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
var valid20 = _errs134 === errors;
if(!valid20){
break;
}
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
var valid16 = _errs132 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.limits !== undefined){
const _errs136 = errors;
if(typeof data47.limits !== "string"){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var valid16 = _errs136 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.conditions !== undefined){
let data59 = data47.conditions;
const _errs138 = errors;
if(errors === _errs138){
if(Array.isArray(data59)){
var valid21 = true;
const len9 = data59.length;
for(let i9=0; i9<len9; i9++){
const _errs140 = errors;
if(!(validate22(data59[i9], {instancePath:instancePath+"/voided/conditions/" + i9,parentData:data59,parentDataProperty:i9,rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid21 = _errs140 === errors;
if(!valid21){
break;
}
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
var valid16 = _errs138 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.blockers !== undefined){
let data61 = data47.blockers;
const _errs141 = errors;
if(errors === _errs141){
if(Array.isArray(data61)){
var valid22 = true;
const len10 = data61.length;
for(let i10=0; i10<len10; i10++){
const _errs143 = errors;
if(typeof data61[i10] !== "string"){
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
var valid22 = _errs143 === errors;
if(!valid22){
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
var valid16 = _errs141 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data47.expires_at !== undefined){
let data63 = data47.expires_at;
const _errs145 = errors;
if(errors === _errs145){
if(typeof data63 === "string"){
if(!pattern156.test(data63)){
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
var valid16 = _errs145 === errors;
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
}
}
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
var valid2 = _errs110 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.overridden !== undefined){
let data64 = data.overridden;
const _errs147 = errors;
if(errors === _errs147){
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
let missing4;
if((((data64.by === undefined) && (missing4 = "by")) || ((data64.at === undefined) && (missing4 = "at"))) || ((data64.reason === undefined) && (missing4 = "reason"))){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
else {
const _errs149 = errors;
for(const key6 in data64){
if(!(((key6 === "by") || (key6 === "at")) || (key6 === "reason"))){
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
break;
}
}
if(_errs149 === errors){
if(data64.by !== undefined){
const _errs150 = errors;
if(typeof data64.by !== "string"){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
var valid23 = _errs150 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data64.at !== undefined){
let data66 = data64.at;
const _errs152 = errors;
if(errors === _errs152){
if(typeof data66 === "string"){
if(!pattern156.test(data66)){
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
var valid23 = _errs152 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data64.reason !== undefined){
const _errs154 = errors;
if(typeof data64.reason !== "string"){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
var valid23 = _errs154 === errors;
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
var valid2 = _errs147 === errors;
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
var valid1 = _errs3 === errors;
if(valid1){
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
validate41.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate41.errors = vErrors;
return errors === 0;
}

const pattern155 = new RegExp("^v[1-9][0-9]*$", "u");

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="validProjectState" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((((((((((((((data.format === undefined) && (missing0 = "format")) || ((data.project_id === undefined) && (missing0 = "project_id"))) || ((data.workflow_type === undefined) && (missing0 = "workflow_type"))) || ((data.workflow === undefined) && (missing0 = "workflow"))) || ((data.client === undefined) && (missing0 = "client"))) || ((data.owner === undefined) && (missing0 = "owner"))) || ((data.workflow_status === undefined) && (missing0 = "workflow_status"))) || ((data.terminal_state === undefined) && (missing0 = "terminal_state"))) || ((data.seq === undefined) && (missing0 = "seq"))) || ((data.cursor === undefined) && (missing0 = "cursor"))) || ((data.definition === undefined) && (missing0 = "definition"))) || ((data.policy === undefined) && (missing0 = "policy"))) || ((data.tracks === undefined) && (missing0 = "tracks"))) || ((data.artifacts === undefined) && (missing0 = "artifacts"))) || ((data.proposals === undefined) && (missing0 = "proposals"))) || ((data.approvals === undefined) && (missing0 = "approvals"))) || ((data.blockers === undefined) && (missing0 = "blockers"))) || ((data.known_facts === undefined) && (missing0 = "known_facts"))) || ((data.flags === undefined) && (missing0 = "flags"))) || ((data.seen === undefined) && (missing0 = "seen"))) || ((data.refused === undefined) && (missing0 = "refused"))){
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
if(!(func2.call(schema13.not.not.properties, key0))){
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
if(data.project_id !== undefined){
const _errs7 = errors;
if(typeof data.project_id !== "string"){
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
if(data.workflow_type !== undefined){
const _errs9 = errors;
if(typeof data.workflow_type !== "string"){
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
if(data.workflow !== undefined){
const _errs11 = errors;
if(typeof data.workflow !== "string"){
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
if(data.client !== undefined){
const _errs13 = errors;
if(typeof data.client !== "string"){
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
if(data.owner !== undefined){
const _errs15 = errors;
if(typeof data.owner !== "string"){
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.urgency !== undefined){
let data6 = data.urgency;
const _errs17 = errors;
if(!(((data6 === "normal") || (data6 === "elevated")) || (data6 === "urgent"))){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.workflow_status !== undefined){
let data7 = data.workflow_status;
const _errs18 = errors;
if(!((((((((((data7 === "draft") || (data7 === "active")) || (data7 === "stalled")) || (data7 === "blocked")) || (data7 === "in_review")) || (data7 === "approved")) || (data7 === "launched")) || (data7 === "closed")) || (data7 === "reopened")) || (data7 === "superseded"))){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.terminal_state !== undefined){
let data8 = data.terminal_state;
const _errs19 = errors;
const _errs20 = errors;
let valid3 = false;
const _errs21 = errors;
if(errors === _errs21){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if(((data8.id === undefined) && (missing1 = "id")) || ((data8.rationale === undefined) && (missing1 = "rationale"))){
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
const _errs23 = errors;
for(const key1 in data8){
if(!((key1 === "id") || (key1 === "rationale"))){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
break;
}
}
if(_errs23 === errors){
if(data8.id !== undefined){
const _errs24 = errors;
if(typeof data8.id !== "string"){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data8.rationale !== undefined){
const _errs26 = errors;
if(typeof data8.rationale !== "string"){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var valid4 = _errs26 === errors;
}
else {
var valid4 = true;
}
}
}
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
var _valid0 = _errs21 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs28 = errors;
if(data8 !== null){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid0 = _errs28 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.seq !== undefined){
let data11 = data.seq;
const _errs30 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(errors === _errs30){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
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
}
var valid2 = _errs30 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.cursor !== undefined){
let data12 = data.cursor;
const _errs32 = errors;
const _errs33 = errors;
let valid5 = false;
const _errs34 = errors;
if(typeof data12 !== "string"){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid1 = _errs34 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs36 = errors;
if(data12 !== null){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid1 = _errs36 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
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
errors = _errs33;
if(vErrors !== null){
if(_errs33){
vErrors.length = _errs33;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs32 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.definition !== undefined){
const _errs38 = errors;
if(!(validate38(data.definition, {instancePath:instancePath+"/definition",parentData:data,parentDataProperty:"definition",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid2 = _errs38 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.policy !== undefined){
let data14 = data.policy;
const _errs39 = errors;
const _errs40 = errors;
let valid6 = false;
const _errs41 = errors;
if(!(validate38(data14, {instancePath:instancePath+"/policy",parentData:data,parentDataProperty:"policy",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var _valid2 = _errs41 === errors;
valid6 = valid6 || _valid2;
if(!valid6){
const _errs42 = errors;
if(data14 !== null){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid2 = _errs42 === errors;
valid6 = valid6 || _valid2;
}
if(!valid6){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
errors = _errs40;
if(vErrors !== null){
if(_errs40){
vErrors.length = _errs40;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs39 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tracks !== undefined){
let data15 = data.tracks;
const _errs44 = errors;
if(errors === _errs44){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key2 in data15){
let data16 = data15[key2];
const _errs47 = errors;
if(errors === _errs47){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing2;
if(((((((data16.kind === undefined) && (missing2 = "kind")) || ((data16.stage === undefined) && (missing2 = "stage"))) || ((data16.visit === undefined) && (missing2 = "visit"))) || ((data16.status === undefined) && (missing2 = "status"))) || ((data16.owner === undefined) && (missing2 = "owner"))) || ((data16.triggers === undefined) && (missing2 = "triggers"))){
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
const _errs49 = errors;
for(const key3 in data16){
if(!((((((((key3 === "kind") || (key3 === "stage")) || (key3 === "visit")) || (key3 === "status")) || (key3 === "owner")) || (key3 === "due_date")) || (key3 === "dependencies")) || (key3 === "triggers"))){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
break;
}
}
if(_errs49 === errors){
if(data16.kind !== undefined){
let data17 = data16.kind;
const _errs50 = errors;
if(!((((((data17 === "lifecycle") || (data17 === "risk")) || (data17 === "commercial")) || (data17 === "communication")) || (data17 === "packaging")) || (data17 === "proof"))){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var valid8 = _errs50 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.stage !== undefined){
const _errs51 = errors;
if(typeof data16.stage !== "string"){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var valid8 = _errs51 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.visit !== undefined){
let data19 = data16.visit;
const _errs53 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(errors === _errs53){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 1 || isNaN(data19)){
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
var valid8 = _errs53 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.status !== undefined){
let data20 = data16.status;
const _errs55 = errors;
if(!((((((data20 === "draft") || (data20 === "active")) || (data20 === "blocked")) || (data20 === "waiting")) || (data20 === "complete")) || (data20 === "superseded"))){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var valid8 = _errs55 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.owner !== undefined){
const _errs56 = errors;
if(typeof data16.owner !== "string"){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var valid8 = _errs56 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.due_date !== undefined){
const _errs58 = errors;
if(typeof data16.due_date !== "string"){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var valid8 = _errs58 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.dependencies !== undefined){
let data23 = data16.dependencies;
const _errs60 = errors;
if(errors === _errs60){
if(Array.isArray(data23)){
var valid9 = true;
const len0 = data23.length;
for(let i0=0; i0<len0; i0++){
const _errs62 = errors;
if(typeof data23[i0] !== "string"){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var valid9 = _errs62 === errors;
if(!valid9){
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
var valid8 = _errs60 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.triggers !== undefined){
let data25 = data16.triggers;
const _errs64 = errors;
if(errors === _errs64){
if(Array.isArray(data25)){
var valid10 = true;
const len1 = data25.length;
for(let i1=0; i1<len1; i1++){
const _errs66 = errors;
if(typeof data25[i1] !== "string"){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
var valid10 = _errs66 === errors;
if(!valid10){
break;
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
var valid8 = _errs64 === errors;
}
else {
var valid8 = true;
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
var valid7 = _errs47 === errors;
if(!valid7){
break;
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
var valid2 = _errs44 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.artifacts !== undefined){
let data27 = data.artifacts;
const _errs68 = errors;
if(errors === _errs68){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key4 in data27){
let data28 = data27[key4];
const _errs71 = errors;
if(errors === _errs71){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing3;
if(((((((data28.status === undefined) && (missing3 = "status")) || ((data28.version === undefined) && (missing3 = "version"))) || ((data28.content === undefined) && (missing3 = "content"))) || ((data28.landed_at === undefined) && (missing3 = "landed_at"))) || ((data28.authors === undefined) && (missing3 = "authors"))) || ((data28.bypassed === undefined) && (missing3 = "bypassed"))){
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
const _errs73 = errors;
for(const key5 in data28){
if(!(func2.call(schema13.not.not.properties.artifacts.additionalProperties.properties, key5))){
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
if(_errs73 === errors){
if(data28.status !== undefined){
let data29 = data28.status;
const _errs74 = errors;
if(!((data29 === "current") || (data29 === "archived"))){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var valid12 = _errs74 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.version !== undefined){
let data30 = data28.version;
const _errs75 = errors;
if(errors === _errs75){
if(typeof data30 === "string"){
if(!pattern155.test(data30)){
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
else {
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
var valid12 = _errs75 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.content !== undefined){
const _errs77 = errors;
if(typeof data28.content !== "string"){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var valid12 = _errs77 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.path !== undefined){
const _errs79 = errors;
if(typeof data28.path !== "string"){
const err45 = {};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
var valid12 = _errs79 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.commit !== undefined){
const _errs81 = errors;
if(typeof data28.commit !== "string"){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var valid12 = _errs81 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.landed_at !== undefined){
const _errs83 = errors;
if(typeof data28.landed_at !== "string"){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var valid12 = _errs83 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.source_artifacts !== undefined){
let data35 = data28.source_artifacts;
const _errs85 = errors;
if(errors === _errs85){
if(Array.isArray(data35)){
var valid13 = true;
const len2 = data35.length;
for(let i2=0; i2<len2; i2++){
const _errs87 = errors;
if(typeof data35[i2] !== "string"){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var valid13 = _errs87 === errors;
if(!valid13){
break;
}
}
}
else {
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
var valid12 = _errs85 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.authors !== undefined){
let data37 = data28.authors;
const _errs89 = errors;
if(errors === _errs89){
if(Array.isArray(data37)){
var valid14 = true;
const len3 = data37.length;
for(let i3=0; i3<len3; i3++){
let data38 = data37[i3];
const _errs91 = errors;
const _errs92 = errors;
let valid15 = false;
const _errs93 = errors;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
var _valid3 = _errs93 === errors;
valid15 = valid15 || _valid3;
if(!valid15){
const _errs95 = errors;
if(typeof data38 !== "string"){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var _valid3 = _errs95 === errors;
valid15 = valid15 || _valid3;
}
if(!valid15){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
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
var valid14 = _errs91 === errors;
if(!valid14){
break;
}
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
var valid12 = _errs89 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.bypassed !== undefined){
let data39 = data28.bypassed;
const _errs97 = errors;
if(errors === _errs97){
if(Array.isArray(data39)){
var valid16 = true;
const len4 = data39.length;
for(let i4=0; i4<len4; i4++){
const _errs99 = errors;
if(typeof data39[i4] !== "string"){
const err54 = {};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var valid16 = _errs99 === errors;
if(!valid16){
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
var valid12 = _errs97 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data28.observed !== undefined){
let data41 = data28.observed;
const _errs101 = errors;
if(errors === _errs101){
if(Array.isArray(data41)){
var valid17 = true;
const len5 = data41.length;
for(let i5=0; i5<len5; i5++){
const _errs103 = errors;
if(typeof data41[i5] !== "string"){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var valid17 = _errs103 === errors;
if(!valid17){
break;
}
}
}
else {
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
var valid12 = _errs101 === errors;
}
else {
var valid12 = true;
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
var valid11 = _errs71 === errors;
if(!valid11){
break;
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
var valid2 = _errs68 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.proposals !== undefined){
let data43 = data.proposals;
const _errs105 = errors;
if(errors === _errs105){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key6 in data43){
let data44 = data43[key6];
const _errs108 = errors;
if(errors === _errs108){
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
let missing4;
if(((((data44.head === undefined) && (missing4 = "head")) || ((data44.base === undefined) && (missing4 = "base"))) || ((data44.contents === undefined) && (missing4 = "contents"))) || ((data44.authors === undefined) && (missing4 = "authors"))){
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
const _errs110 = errors;
for(const key7 in data44){
if(!((((key7 === "head") || (key7 === "base")) || (key7 === "contents")) || (key7 === "authors"))){
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
if(_errs110 === errors){
if(data44.head !== undefined){
const _errs111 = errors;
if(typeof data44.head !== "string"){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var valid19 = _errs111 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data44.base !== undefined){
const _errs113 = errors;
if(typeof data44.base !== "string"){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var valid19 = _errs113 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data44.contents !== undefined){
let data47 = data44.contents;
const _errs115 = errors;
if(errors === _errs115){
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
for(const key8 in data47){
const _errs118 = errors;
if(typeof data47[key8] !== "string"){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var valid20 = _errs118 === errors;
if(!valid20){
break;
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
var valid19 = _errs115 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data44.authors !== undefined){
let data49 = data44.authors;
const _errs120 = errors;
if(errors === _errs120){
if(Array.isArray(data49)){
var valid21 = true;
const len6 = data49.length;
for(let i6=0; i6<len6; i6++){
let data50 = data49[i6];
const _errs122 = errors;
const _errs123 = errors;
let valid22 = false;
const _errs124 = errors;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var _valid4 = _errs124 === errors;
valid22 = valid22 || _valid4;
if(!valid22){
const _errs126 = errors;
if(typeof data50 !== "string"){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
var _valid4 = _errs126 === errors;
valid22 = valid22 || _valid4;
}
if(!valid22){
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
errors = _errs123;
if(vErrors !== null){
if(_errs123){
vErrors.length = _errs123;
}
else {
vErrors = null;
}
}
}
var valid21 = _errs122 === errors;
if(!valid21){
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
var valid19 = _errs120 === errors;
}
else {
var valid19 = true;
}
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
var valid18 = _errs108 === errors;
if(!valid18){
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
var valid2 = _errs105 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approvals !== undefined){
let data51 = data.approvals;
const _errs128 = errors;
if(errors === _errs128){
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
for(const key9 in data51){
let data52 = data51[key9];
const _errs131 = errors;
if(errors === _errs131){
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
for(const key10 in data52){
const _errs134 = errors;
if(!(validate41(data52[key10], {instancePath:instancePath+"/approvals/" + key9.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data52,parentDataProperty:key10,rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid24 = _errs134 === errors;
if(!valid24){
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
var valid23 = _errs131 === errors;
if(!valid23){
break;
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
var valid2 = _errs128 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.other_approvals !== undefined){
let data54 = data.other_approvals;
const _errs135 = errors;
if(errors === _errs135){
if(Array.isArray(data54)){
var valid25 = true;
const len7 = data54.length;
for(let i7=0; i7<len7; i7++){
const _errs137 = errors;
if(!(validate41(data54[i7], {instancePath:instancePath+"/other_approvals/" + i7,parentData:data54,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid25 = _errs137 === errors;
if(!valid25){
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
var valid2 = _errs135 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approval_numbers !== undefined){
let data56 = data.approval_numbers;
const _errs138 = errors;
if(errors === _errs138){
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
for(const key11 in data56){
let data57 = data56[key11];
const _errs141 = errors;
if(errors === _errs141){
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
for(const key12 in data57){
let data58 = data57[key12];
const _errs144 = errors;
if(!(((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58))) && (isFinite(data58)))){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(errors === _errs144){
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 < 1 || isNaN(data58)){
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
var valid27 = _errs144 === errors;
if(!valid27){
break;
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
var valid26 = _errs141 === errors;
if(!valid26){
break;
}
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
var valid2 = _errs138 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.delegations !== undefined){
let data59 = data.delegations;
const _errs146 = errors;
if(errors === _errs146){
if(Array.isArray(data59)){
var valid28 = true;
const len8 = data59.length;
for(let i8=0; i8<len8; i8++){
let data60 = data59[i8];
const _errs148 = errors;
if(errors === _errs148){
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
let missing5;
if(((((((data60.role === undefined) && (missing5 = "role")) || ((data60.by === undefined) && (missing5 = "by"))) || ((data60.to === undefined) && (missing5 = "to"))) || ((data60.from === undefined) && (missing5 = "from"))) || ((data60.until === undefined) && (missing5 = "until"))) || ((data60.reason === undefined) && (missing5 = "reason"))){
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
else {
const _errs150 = errors;
for(const key13 in data60){
if(!((((((key13 === "role") || (key13 === "by")) || (key13 === "to")) || (key13 === "from")) || (key13 === "until")) || (key13 === "reason"))){
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
break;
}
}
if(_errs150 === errors){
if(data60.role !== undefined){
const _errs151 = errors;
if(typeof data60.role !== "string"){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
var valid29 = _errs151 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data60.by !== undefined){
const _errs153 = errors;
if(!(validate42(data60.by, {instancePath:instancePath+"/delegations/" + i8+"/by",parentData:data60,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid29 = _errs153 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data60.to !== undefined){
let data63 = data60.to;
const _errs154 = errors;
if(errors === _errs154){
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
let missing6;
if((data63.login === undefined) && (missing6 = "login")){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
else {
const _errs156 = errors;
for(const key14 in data63){
if(!((key14 === "login") || (key14 === "id"))){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
break;
}
}
if(_errs156 === errors){
if(data63.login !== undefined){
const _errs157 = errors;
if(typeof data63.login !== "string"){
const err84 = {};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
var valid30 = _errs157 === errors;
}
else {
var valid30 = true;
}
if(valid30){
if(data63.id !== undefined){
let data65 = data63.id;
const _errs159 = errors;
const _errs160 = errors;
let valid31 = false;
const _errs161 = errors;
if(!(((typeof data65 == "number") && (!(data65 % 1) && !isNaN(data65))) && (isFinite(data65)))){
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
var _valid5 = _errs161 === errors;
valid31 = valid31 || _valid5;
if(!valid31){
const _errs163 = errors;
if(typeof data65 !== "string"){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
var _valid5 = _errs163 === errors;
valid31 = valid31 || _valid5;
}
if(!valid31){
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
errors = _errs160;
if(vErrors !== null){
if(_errs160){
vErrors.length = _errs160;
}
else {
vErrors = null;
}
}
}
var valid30 = _errs159 === errors;
}
else {
var valid30 = true;
}
}
}
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
var valid29 = _errs154 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data60.from !== undefined){
let data66 = data60.from;
const _errs165 = errors;
if(errors === _errs165){
if(typeof data66 === "string"){
if(!pattern156.test(data66)){
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
var valid29 = _errs165 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data60.until !== undefined){
let data67 = data60.until;
const _errs167 = errors;
if(errors === _errs167){
if(typeof data67 === "string"){
if(!pattern156.test(data67)){
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
var valid29 = _errs167 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data60.reason !== undefined){
const _errs169 = errors;
if(typeof data60.reason !== "string"){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
var valid29 = _errs169 === errors;
}
else {
var valid29 = true;
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
var valid28 = _errs148 === errors;
if(!valid28){
break;
}
}
}
else {
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
var valid2 = _errs146 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.waits !== undefined){
let data69 = data.waits;
const _errs171 = errors;
if(errors === _errs171){
if(Array.isArray(data69)){
var valid32 = true;
const len9 = data69.length;
for(let i9=0; i9<len9; i9++){
let data70 = data69[i9];
const _errs173 = errors;
if(errors === _errs173){
if(data70 && typeof data70 == "object" && !Array.isArray(data70)){
let missing7;
if((((((data70.gate === undefined) && (missing7 = "gate")) || ((data70.track === undefined) && (missing7 = "track"))) || ((data70.proposal === undefined) && (missing7 = "proposal"))) || ((data70.covers === undefined) && (missing7 = "covers"))) || ((data70.since === undefined) && (missing7 = "since"))){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
else {
const _errs175 = errors;
for(const key15 in data70){
if(!(((((((key15 === "gate") || (key15 === "track")) || (key15 === "proposal")) || (key15 === "covers")) || (key15 === "since")) || (key15 === "reminded_at")) || (key15 === "deputies_at"))){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
break;
}
}
if(_errs175 === errors){
if(data70.gate !== undefined){
const _errs176 = errors;
if(typeof data70.gate !== "string"){
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
var valid33 = _errs176 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data70.track !== undefined){
const _errs178 = errors;
if(typeof data70.track !== "string"){
const err99 = {};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
var valid33 = _errs178 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data70.proposal !== undefined){
let data73 = data70.proposal;
const _errs180 = errors;
const _errs181 = errors;
let valid34 = false;
const _errs182 = errors;
if(typeof data73 !== "string"){
const err100 = {};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
var _valid6 = _errs182 === errors;
valid34 = valid34 || _valid6;
if(!valid34){
const _errs184 = errors;
if(data73 !== null){
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
var _valid6 = _errs184 === errors;
valid34 = valid34 || _valid6;
}
if(!valid34){
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
errors = _errs181;
if(vErrors !== null){
if(_errs181){
vErrors.length = _errs181;
}
else {
vErrors = null;
}
}
}
var valid33 = _errs180 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data70.covers !== undefined){
let data74 = data70.covers;
const _errs186 = errors;
if(errors === _errs186){
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
for(const key16 in data74){
const _errs189 = errors;
if(typeof data74[key16] !== "string"){
const err103 = {};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
var valid35 = _errs189 === errors;
if(!valid35){
break;
}
}
}
else {
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
var valid33 = _errs186 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data70.since !== undefined){
const _errs191 = errors;
if(typeof data70.since !== "string"){
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
var valid33 = _errs191 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data70.reminded_at !== undefined){
const _errs193 = errors;
if(typeof data70.reminded_at !== "string"){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
var valid33 = _errs193 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data70.deputies_at !== undefined){
const _errs195 = errors;
if(typeof data70.deputies_at !== "string"){
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
var valid33 = _errs195 === errors;
}
else {
var valid33 = true;
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
var valid32 = _errs173 === errors;
if(!valid32){
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
var valid2 = _errs171 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.blockers !== undefined){
let data79 = data.blockers;
const _errs197 = errors;
if(errors === _errs197){
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
for(const key17 in data79){
let data80 = data79[key17];
const _errs200 = errors;
if(errors === _errs200){
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
let missing8;
if(((((data80.text === undefined) && (missing8 = "text")) || ((data80.on === undefined) && (missing8 = "on"))) || ((data80.by === undefined) && (missing8 = "by"))) || ((data80.at === undefined) && (missing8 = "at"))){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
else {
const _errs202 = errors;
for(const key18 in data80){
if(!((((((key18 === "text") || (key18 === "on")) || (key18 === "by")) || (key18 === "at")) || (key18 === "until")) || (key18 === "approval"))){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
break;
}
}
if(_errs202 === errors){
if(data80.text !== undefined){
const _errs203 = errors;
if(typeof data80.text !== "string"){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
var valid37 = _errs203 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data80.on !== undefined){
const _errs205 = errors;
if(typeof data80.on !== "string"){
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
var valid37 = _errs205 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data80.by !== undefined){
const _errs207 = errors;
if(typeof data80.by !== "string"){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
var valid37 = _errs207 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data80.at !== undefined){
const _errs209 = errors;
if(typeof data80.at !== "string"){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
var valid37 = _errs209 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data80.until !== undefined){
const _errs211 = errors;
if(!(validate22(data80.until, {instancePath:instancePath+"/blockers/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/until",parentData:data80,parentDataProperty:"until",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid37 = _errs211 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data80.approval !== undefined){
let data86 = data80.approval;
const _errs212 = errors;
if(errors === _errs212){
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
let missing9;
if(((data86.track === undefined) && (missing9 = "track")) || ((data86.by === undefined) && (missing9 = "by"))){
const err116 = {};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
else {
const _errs214 = errors;
for(const key19 in data86){
if(!(((key19 === "track") || (key19 === "confirm_id")) || (key19 === "by"))){
const err117 = {};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
break;
}
}
if(_errs214 === errors){
if(data86.track !== undefined){
const _errs215 = errors;
if(typeof data86.track !== "string"){
const err118 = {};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
var valid38 = _errs215 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data86.confirm_id !== undefined){
const _errs217 = errors;
if(typeof data86.confirm_id !== "string"){
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
var valid38 = _errs217 === errors;
}
else {
var valid38 = true;
}
if(valid38){
if(data86.by !== undefined){
let data89 = data86.by;
const _errs219 = errors;
if(errors === _errs219){
if(Array.isArray(data89)){
var valid39 = true;
const len10 = data89.length;
for(let i10=0; i10<len10; i10++){
const _errs221 = errors;
if(!(validate42(data89[i10], {instancePath:instancePath+"/blockers/" + key17.replace(/~/g, "~0").replace(/\//g, "~1")+"/approval/by/" + i10,parentData:data89,parentDataProperty:i10,rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid39 = _errs221 === errors;
if(!valid39){
break;
}
}
}
else {
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
var valid38 = _errs219 === errors;
}
else {
var valid38 = true;
}
}
}
}
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
var valid37 = _errs212 === errors;
}
else {
var valid37 = true;
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
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
var valid36 = _errs200 === errors;
if(!valid36){
break;
}
}
}
else {
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
var valid2 = _errs197 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.known_facts !== undefined){
let data91 = data.known_facts;
const _errs222 = errors;
if(errors === _errs222){
if(data91 && typeof data91 == "object" && !Array.isArray(data91)){
for(const key20 in data91){
let data92 = data91[key20];
const _errs225 = errors;
if(errors === _errs225){
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
let missing10;
if(((((data92.value === undefined) && (missing10 = "value")) || ((data92.source === undefined) && (missing10 = "source"))) || ((data92.by === undefined) && (missing10 = "by"))) || ((data92.at === undefined) && (missing10 = "at"))){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
else {
const _errs227 = errors;
for(const key21 in data92){
if(!((((key21 === "value") || (key21 === "source")) || (key21 === "by")) || (key21 === "at"))){
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
break;
}
}
if(_errs227 === errors){
if(data92.value !== undefined){
let data93 = data92.value;
const _errs228 = errors;
const _errs229 = errors;
let valid42 = false;
const _errs230 = errors;
if(typeof data93 !== "string"){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
var _valid7 = _errs230 === errors;
valid42 = valid42 || _valid7;
if(!valid42){
const _errs232 = errors;
if(!((typeof data93 == "number") && (isFinite(data93)))){
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
var _valid7 = _errs232 === errors;
valid42 = valid42 || _valid7;
if(!valid42){
const _errs234 = errors;
if(typeof data93 !== "boolean"){
const err128 = {};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
var _valid7 = _errs234 === errors;
valid42 = valid42 || _valid7;
}
}
if(!valid42){
const err129 = {};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
else {
errors = _errs229;
if(vErrors !== null){
if(_errs229){
vErrors.length = _errs229;
}
else {
vErrors = null;
}
}
}
var valid41 = _errs228 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data92.source !== undefined){
const _errs236 = errors;
if(typeof data92.source !== "string"){
const err130 = {};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
var valid41 = _errs236 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data92.by !== undefined){
const _errs238 = errors;
if(typeof data92.by !== "string"){
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
var valid41 = _errs238 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data92.at !== undefined){
const _errs240 = errors;
if(typeof data92.at !== "string"){
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
var valid41 = _errs240 === errors;
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
var valid40 = _errs225 === errors;
if(!valid40){
break;
}
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
var valid2 = _errs222 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.flags !== undefined){
let data97 = data.flags;
const _errs242 = errors;
if(errors === _errs242){
if(Array.isArray(data97)){
var valid43 = true;
const len11 = data97.length;
for(let i11=0; i11<len11; i11++){
const _errs244 = errors;
if(typeof data97[i11] !== "string"){
const err135 = {};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
var valid43 = _errs244 === errors;
if(!valid43){
break;
}
}
}
else {
const err136 = {};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
var valid2 = _errs242 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.observed !== undefined){
let data99 = data.observed;
const _errs246 = errors;
if(errors === _errs246){
if(Array.isArray(data99)){
var valid44 = true;
const len12 = data99.length;
for(let i12=0; i12<len12; i12++){
const _errs248 = errors;
if(typeof data99[i12] !== "string"){
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
var valid44 = _errs248 === errors;
if(!valid44){
break;
}
}
}
else {
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
var valid2 = _errs246 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.seen !== undefined){
let data101 = data.seen;
const _errs250 = errors;
if(errors === _errs250){
if(Array.isArray(data101)){
var valid45 = true;
const len13 = data101.length;
for(let i13=0; i13<len13; i13++){
const _errs252 = errors;
if(typeof data101[i13] !== "string"){
const err139 = {};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
var valid45 = _errs252 === errors;
if(!valid45){
break;
}
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
var valid2 = _errs250 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.heard !== undefined){
let data103 = data.heard;
const _errs254 = errors;
if(errors === _errs254){
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
let missing11;
if((((data103.since === undefined) && (missing11 = "since")) || ((data103.until === undefined) && (missing11 = "until"))) || ((data103.ids === undefined) && (missing11 = "ids"))){
const err141 = {};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
else {
const _errs256 = errors;
for(const key22 in data103){
if(!(((key22 === "since") || (key22 === "until")) || (key22 === "ids"))){
const err142 = {};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
break;
}
}
if(_errs256 === errors){
if(data103.since !== undefined){
const _errs257 = errors;
if(typeof data103.since !== "string"){
const err143 = {};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
var valid46 = _errs257 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data103.until !== undefined){
const _errs259 = errors;
if(typeof data103.until !== "string"){
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
var valid46 = _errs259 === errors;
}
else {
var valid46 = true;
}
if(valid46){
if(data103.ids !== undefined){
let data106 = data103.ids;
const _errs261 = errors;
if(errors === _errs261){
if(Array.isArray(data106)){
var valid47 = true;
const len14 = data106.length;
for(let i14=0; i14<len14; i14++){
const _errs263 = errors;
if(typeof data106[i14] !== "string"){
const err145 = {};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
var valid47 = _errs263 === errors;
if(!valid47){
break;
}
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
var valid46 = _errs261 === errors;
}
else {
var valid46 = true;
}
}
}
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
var valid2 = _errs254 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.receipts !== undefined){
let data108 = data.receipts;
const _errs265 = errors;
if(errors === _errs265){
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
for(const key23 in data108){
const _errs268 = errors;
if(typeof data108[key23] !== "string"){
const err148 = {};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
var valid48 = _errs268 === errors;
if(!valid48){
break;
}
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
var valid2 = _errs265 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.refused !== undefined){
let data110 = data.refused;
const _errs270 = errors;
if(errors === _errs270){
if(data110 && typeof data110 == "object" && !Array.isArray(data110)){
for(const key24 in data110){
let data111 = data110[key24];
const _errs273 = errors;
if(errors === _errs273){
if(data111 && typeof data111 == "object" && !Array.isArray(data111)){
let missing12;
if(((data111.hour === undefined) && (missing12 = "hour")) || ((data111.count === undefined) && (missing12 = "count"))){
const err150 = {};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
else {
const _errs275 = errors;
for(const key25 in data111){
if(!((key25 === "hour") || (key25 === "count"))){
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
if(_errs275 === errors){
if(data111.hour !== undefined){
const _errs276 = errors;
if(typeof data111.hour !== "string"){
const err152 = {};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
var valid50 = _errs276 === errors;
}
else {
var valid50 = true;
}
if(valid50){
if(data111.count !== undefined){
let data113 = data111.count;
const _errs278 = errors;
if(!(((typeof data113 == "number") && (!(data113 % 1) && !isNaN(data113))) && (isFinite(data113)))){
const err153 = {};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
var valid50 = _errs278 === errors;
}
else {
var valid50 = true;
}
}
}
}
}
else {
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
var valid49 = _errs273 === errors;
if(!valid49){
break;
}
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
var valid2 = _errs270 === errors;
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
var valid1 = _errs3 === errors;
if(valid1){
const err157 = {};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
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
validate37.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate37.errors = vErrors;
return errors === 0;
}
