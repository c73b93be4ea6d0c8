// Made from the schemas in src/core by `npm run validators`; not written by hand.
"use strict";
export const validFullDefinition = validate21;
const schema6 = {"$id":"validFullDefinition","not":{"not":{"type":"object","required":["workflow_type","schema_version","stages","allowed_transitions","artifacts","specialist_owners","gates","routing_rules","recovery_actions","required_fields","terminal_states"],"properties":{"workflow_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"},"schema_version":{"type":"string","pattern":"^[0-9]+\\.[0-9]+\\.[0-9]+$"},"version":{"type":"string","pattern":"\\S"},"review_due":{"type":"string","pattern":"\\S"},"default":{"type":"boolean"},"include":{"type":"array","items":{"type":"string","pattern":"\\S"}},"stages":{"type":"array","items":{"type":"object","required":["id","label","purpose"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"purpose":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"}},"additionalProperties":false},"minItems":1},"support_outputs":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"allowed_transitions":{"type":"array","items":{"type":"object","required":["from","to","when"],"properties":{"from":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"to":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"on":{"anyOf":[{"const":"command"},{"type":"object","required":["landed"],"properties":{"landed":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false},{"type":"object","required":["check"],"properties":{"check":{"type":"string","pattern":"^\\S+ (failed|passed)$"}},"additionalProperties":false},{"type":"object","required":["flag"],"properties":{"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}]},"when":{"type":"string","pattern":"\\S"},"requires":{"$ref":"condition"}},"additionalProperties":false}},"artifacts":{"type":"array","items":{"type":"object","required":["artifact_type","owner","version_policy"],"properties":{"artifact_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"kind":{"enum":["file","folder","pull_request","issue","branch","check","release","external"]},"path":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"version_policy":{"type":"string","pattern":"\\S"},"in_turn":{"type":"boolean"},"versions":{"type":"array","items":{"enum":["revise","supersede","fork","archive","reference"]}},"made_from":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}}},"additionalProperties":false}},"roles":{"type":"array","items":{"type":"object","required":["id","label"],"properties":{"id":{"type":"string","pattern":"\\S"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"specialist_owners":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"gates":{"type":"array","items":{"type":"object","required":["gate_id","owner","applies_when"],"properties":{"gate_id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"category":{"type":"string","pattern":"\\S"},"applies_when":{"type":"string","pattern":"\\S"},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"assurance":{"enum":["proven","signed","attested","asserted"]},"explicit":{"type":"boolean"},"count":{"type":"integer","minimum":1}},"additionalProperties":false}},"actions":{"type":"array","items":{"type":"object","required":["id","label","gates"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"external":{"type":"boolean"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"requires":{"$ref":"condition"}},"additionalProperties":false}},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"routing_rules":{"type":"array","items":{"type":"object","required":["id","when","action"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"when":{"type":"string","pattern":"\\S"},"action":{"type":"string","pattern":"\\S"},"on":{"$ref":"part1"},"requires":{"$ref":"condition"},"to":{"$ref":"part2"}},"additionalProperties":false}},"recovery_actions":{"type":"array","items":{"type":"object","required":["id","applies_when","output"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"applies_when":{"type":"string","pattern":"\\S"},"output":{"type":"string","pattern":"\\S"},"shape":{"enum":["targeted_questions","required_evidence","suggested_owner","fallback_path","draft_only_artifact","safe_partial_output","rollback_or_recovery_step"]}},"additionalProperties":false}},"required_fields":{"type":"array","items":{"type":"string","pattern":"\\S"}},"facts":{"type":"object","additionalProperties":{"type":"object","properties":{"label":{"type":"string","pattern":"\\S"},"sensitive":{"type":"boolean"},"question":{"type":"string","pattern":"\\S"},"truth":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}},"terminal_states":{"type":"array","items":{"$ref":"part3"},"minItems":1},"never":{"type":"array","items":{"type":"object","required":["reach","without"],"properties":{"reach":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"without":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"minItems":1}},"additionalProperties":false}},"aliases":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"specialists":{"type":"array","items":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"\\S"},"purpose":{"type":"string","pattern":"\\S"},"invoked_on":{"type":"array","items":{"type":"string","pattern":"\\S"}},"requires":{"$ref":"condition"},"if_known":{"type":"array","items":{"type":"string","pattern":"\\S"}},"optional":{"type":"array","items":{"type":"string","pattern":"\\S"}},"owns":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"outputs":{"type":"array","items":{"type":"string","pattern":"\\S"}},"upstream":{"type":"array","items":{"type":"string","pattern":"\\S"}},"downstream":{"type":"array","items":{"type":"string","pattern":"\\S"}},"stops_at":{"type":"array","items":{"type":"string","pattern":"\\S"}},"uses":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"must_not":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"leaves":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}},"tracks":{"type":"array","items":{"type":"object","required":["id","kind"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"kind":{"enum":["lifecycle","risk","commercial","communication","packaging","proof"]},"label":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"owner":{"type":"string","pattern":"\\S"},"scope":{"type":"boolean"},"lines":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"output":{"enum":["draft_only","internal","external"]},"requires":{"$ref":"condition"},"may":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"joins":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}},"triage":{"type":"array","items":{"type":"object","required":["flag","outcome"],"properties":{"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"outcome":{"enum":["no_gate","specialist_review","owner_approval","security_review"]},"gate":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"specialist":{"type":"string","pattern":"\\S"},"raises":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"escalates":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"support":{"type":"array","items":{"type":"object","required":["job","specialist","on"],"properties":{"job":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"specialist":{"type":"string","pattern":"\\S"},"on":{"$ref":"part1"}},"additionalProperties":false}},"plugins":{"type":"array","items":{"type":"object","required":["id","when"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"for":{"type":"string","pattern":"\\S"},"when":{"type":"string","pattern":"\\S"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}}},"additionalProperties":false}},"events":{"type":"array","items":{"type":"string","pattern":"\\S"}},"validation_rules":{"type":"array","items":{"enum":["invalid_transition","missing_owner","orphaned_blocker","stale_approval","artifact_without_source_or_version","gate_bypassed_without_rationale","unresolved_conflict","terminal_state_with_open_blockers","external_action_without_approval_evidence"]}}},"additionalProperties":false}}};
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

const schema8 = {"$id":"part1","not":{"not":{"type":"object","properties":{"intent":{"enum":["create","revise","continue","route","package","send","review","approve","escalate","recover","archive","validate","new workstream"]},"target":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"triage":{"enum":["no_gate","specialist_review","owner_approval","security_review"]}},"additionalProperties":false,"minProperties":1}}};

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
if(Object.keys(data).length < 1){
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
if(!((((key0 === "intent") || (key0 === "target")) || (key0 === "flag")) || (key0 === "triage"))){
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
if(data.intent !== undefined){
let data0 = data.intent;
const _errs6 = errors;
if(!(((((((((((((data0 === "create") || (data0 === "revise")) || (data0 === "continue")) || (data0 === "route")) || (data0 === "package")) || (data0 === "send")) || (data0 === "review")) || (data0 === "approve")) || (data0 === "escalate")) || (data0 === "recover")) || (data0 === "archive")) || (data0 === "validate")) || (data0 === "new workstream"))){
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
if(data.target !== undefined){
let data1 = data.target;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
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
if(data.flag !== undefined){
let data2 = data.flag;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
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
if(data.triage !== undefined){
let data3 = data.triage;
const _errs11 = errors;
if(!((((data3 === "no_gate") || (data3 === "specialist_review")) || (data3 === "owner_approval")) || (data3 === "security_review"))){
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
}
}
}
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
var valid1 = _errs3 === errors;
if(valid1){
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

const schema9 = {"$id":"part2","not":{"not":{"type":"object","properties":{"specialist":{"type":"string","pattern":"\\S"},"with":{"type":"array","items":{"type":"string","pattern":"\\S"}},"gate":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"stage":{"anyOf":[{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"minItems":1}]},"track":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"versions":{"const":"choose"}},"additionalProperties":false,"minProperties":1}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part2" */;
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
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
if(!((((((key0 === "specialist") || (key0 === "with")) || (key0 === "gate")) || (key0 === "stage")) || (key0 === "track")) || (key0 === "versions"))){
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
if(data.specialist !== undefined){
let data0 = data.specialist;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
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
if(data.with !== undefined){
let data1 = data.with;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data1)){
var valid3 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
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
var valid3 = _errs10 === errors;
if(!valid3){
break;
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
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gate !== undefined){
let data3 = data.gate;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data3 === "string"){
if(!pattern0.test(data3)){
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
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.stage !== undefined){
let data4 = data.stage;
const _errs14 = errors;
const _errs15 = errors;
let valid4 = false;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
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
var _valid0 = _errs16 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data4)){
if(data4.length < 1){
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
var valid5 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
const _errs20 = errors;
if(errors === _errs20){
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
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
var valid5 = _errs20 === errors;
if(!valid5){
break;
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
var _valid0 = _errs18 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
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
errors = _errs15;
if(vErrors !== null){
if(_errs15){
vErrors.length = _errs15;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.track !== undefined){
let data6 = data.track;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
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
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.versions !== undefined){
const _errs24 = errors;
if("choose" !== data.versions){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid2 = _errs24 === errors;
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
var valid1 = _errs3 === errors;
if(valid1){
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

const schema10 = {"$id":"part3","not":{"not":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"from":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"requires":{"$ref":"condition"},"allows_open_blockers":{"type":"boolean"},"requires_rationale":{"type":"boolean"}},"additionalProperties":false}}};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate30.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate30.errors = vErrors;
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
if(!(func2.call(schema6.not.not.properties.artifacts.items.properties, key6))){
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
if(data28.versions !== undefined){
let data36 = data28.versions;
const _errs89 = errors;
if(errors === _errs89){
if(Array.isArray(data36)){
var valid15 = true;
const len5 = data36.length;
for(let i5=0; i5<len5; i5++){
let data37 = data36[i5];
const _errs91 = errors;
if(!(((((data37 === "revise") || (data37 === "supersede")) || (data37 === "fork")) || (data37 === "archive")) || (data37 === "reference"))){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
var valid15 = _errs91 === errors;
if(!valid15){
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
var valid14 = _errs89 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data28.made_from !== undefined){
let data38 = data28.made_from;
const _errs92 = errors;
if(errors === _errs92){
if(Array.isArray(data38)){
var valid16 = true;
const len6 = data38.length;
for(let i6=0; i6<len6; i6++){
let data39 = data38[i6];
const _errs94 = errors;
if(errors === _errs94){
if(typeof data39 === "string"){
if(!pattern0.test(data39)){
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
var valid16 = _errs94 === errors;
if(!valid16){
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
var valid14 = _errs92 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data28.gates !== undefined){
let data40 = data28.gates;
const _errs96 = errors;
if(errors === _errs96){
if(Array.isArray(data40)){
var valid17 = true;
const len7 = data40.length;
for(let i7=0; i7<len7; i7++){
let data41 = data40[i7];
const _errs98 = errors;
if(errors === _errs98){
if(typeof data41 === "string"){
if(!pattern0.test(data41)){
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
var valid17 = _errs98 === errors;
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
var valid14 = _errs96 === errors;
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
var valid13 = _errs73 === errors;
if(!valid13){
break;
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
var valid2 = _errs71 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.roles !== undefined){
let data42 = data.roles;
const _errs100 = errors;
if(errors === _errs100){
if(Array.isArray(data42)){
var valid18 = true;
const len8 = data42.length;
for(let i8=0; i8<len8; i8++){
let data43 = data42[i8];
const _errs102 = errors;
if(errors === _errs102){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
let missing7;
if(((data43.id === undefined) && (missing7 = "id")) || ((data43.label === undefined) && (missing7 = "label"))){
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
const _errs104 = errors;
for(const key7 in data43){
if(!(((key7 === "id") || (key7 === "label")) || (key7 === "description"))){
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
if(_errs104 === errors){
if(data43.id !== undefined){
let data44 = data43.id;
const _errs105 = errors;
if(errors === _errs105){
if(typeof data44 === "string"){
if(!pattern1.test(data44)){
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
var valid19 = _errs105 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data43.label !== undefined){
let data45 = data43.label;
const _errs107 = errors;
if(errors === _errs107){
if(typeof data45 === "string"){
if(!pattern1.test(data45)){
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
var valid19 = _errs107 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data43.description !== undefined){
let data46 = data43.description;
const _errs109 = errors;
if(errors === _errs109){
if(typeof data46 === "string"){
if(!pattern1.test(data46)){
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
var valid19 = _errs109 === errors;
}
else {
var valid19 = true;
}
}
}
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
var valid18 = _errs102 === errors;
if(!valid18){
break;
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
var valid2 = _errs100 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specialist_owners !== undefined){
let data47 = data.specialist_owners;
const _errs111 = errors;
if(errors === _errs111){
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
for(const key8 in data47){
let data48 = data47[key8];
const _errs114 = errors;
if(errors === _errs114){
if(typeof data48 === "string"){
if(!pattern1.test(data48)){
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
if(!valid20){
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
var valid2 = _errs111 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gates !== undefined){
let data49 = data.gates;
const _errs116 = errors;
if(errors === _errs116){
if(Array.isArray(data49)){
var valid21 = true;
const len9 = data49.length;
for(let i9=0; i9<len9; i9++){
let data50 = data49[i9];
const _errs118 = errors;
if(errors === _errs118){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing8;
if((((data50.gate_id === undefined) && (missing8 = "gate_id")) || ((data50.owner === undefined) && (missing8 = "owner"))) || ((data50.applies_when === undefined) && (missing8 = "applies_when"))){
const err98 = {};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
else {
const _errs120 = errors;
for(const key9 in data50){
if(!(func2.call(schema6.not.not.properties.gates.items.properties, key9))){
const err99 = {};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
break;
}
}
if(_errs120 === errors){
if(data50.gate_id !== undefined){
let data51 = data50.gate_id;
const _errs121 = errors;
if(errors === _errs121){
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
var valid22 = _errs121 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data50.label !== undefined){
let data52 = data50.label;
const _errs123 = errors;
if(errors === _errs123){
if(typeof data52 === "string"){
if(!pattern1.test(data52)){
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
var valid22 = _errs123 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data50.owner !== undefined){
let data53 = data50.owner;
const _errs125 = errors;
if(errors === _errs125){
if(typeof data53 === "string"){
if(!pattern1.test(data53)){
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
else {
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
var valid22 = _errs125 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data50.category !== undefined){
let data54 = data50.category;
const _errs127 = errors;
if(errors === _errs127){
if(typeof data54 === "string"){
if(!pattern1.test(data54)){
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
var valid22 = _errs127 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data50.applies_when !== undefined){
let data55 = data50.applies_when;
const _errs129 = errors;
if(errors === _errs129){
if(typeof data55 === "string"){
if(!pattern1.test(data55)){
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
var valid22 = _errs129 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data50.approval_states !== undefined){
let data56 = data50.approval_states;
const _errs131 = errors;
if(errors === _errs131){
if(Array.isArray(data56)){
if(data56.length < 1){
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
var valid23 = true;
const len10 = data56.length;
for(let i10=0; i10<len10; i10++){
let data57 = data56[i10];
const _errs133 = errors;
if(!((((((((((data57 === "unknown") || (data57 === "draft")) || (data57 === "requested")) || (data57 === "partial")) || (data57 === "approved")) || (data57 === "rejected")) || (data57 === "expired")) || (data57 === "superseded")) || (data57 === "blocked")) || (data57 === "conditional"))){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
var valid23 = _errs133 === errors;
if(!valid23){
break;
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
var valid22 = _errs131 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data50.assurance !== undefined){
let data58 = data50.assurance;
const _errs134 = errors;
if(!((((data58 === "proven") || (data58 === "signed")) || (data58 === "attested")) || (data58 === "asserted"))){
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
var valid22 = _errs134 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data50.explicit !== undefined){
const _errs135 = errors;
if(typeof data50.explicit !== "boolean"){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
var valid22 = _errs135 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data50.count !== undefined){
let data60 = data50.count;
const _errs137 = errors;
if(!(((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60))) && (isFinite(data60)))){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
if(errors === _errs137){
if((typeof data60 == "number") && (isFinite(data60))){
if(data60 < 1 || isNaN(data60)){
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
var valid22 = _errs137 === errors;
}
else {
var valid22 = true;
}
}
}
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
var valid21 = _errs118 === errors;
if(!valid21){
break;
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
var valid2 = _errs116 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.actions !== undefined){
let data61 = data.actions;
const _errs139 = errors;
if(errors === _errs139){
if(Array.isArray(data61)){
var valid24 = true;
const len11 = data61.length;
for(let i11=0; i11<len11; i11++){
let data62 = data61[i11];
const _errs141 = errors;
if(errors === _errs141){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing9;
if((((data62.id === undefined) && (missing9 = "id")) || ((data62.label === undefined) && (missing9 = "label"))) || ((data62.gates === undefined) && (missing9 = "gates"))){
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
const _errs143 = errors;
for(const key10 in data62){
if(!(((((key10 === "id") || (key10 === "label")) || (key10 === "external")) || (key10 === "gates")) || (key10 === "requires"))){
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
break;
}
}
if(_errs143 === errors){
if(data62.id !== undefined){
let data63 = data62.id;
const _errs144 = errors;
if(errors === _errs144){
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
var valid25 = _errs144 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.label !== undefined){
let data64 = data62.label;
const _errs146 = errors;
if(errors === _errs146){
if(typeof data64 === "string"){
if(!pattern1.test(data64)){
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
var valid25 = _errs146 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.external !== undefined){
const _errs148 = errors;
if(typeof data62.external !== "boolean"){
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
var valid25 = _errs148 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.gates !== undefined){
let data66 = data62.gates;
const _errs150 = errors;
if(errors === _errs150){
if(Array.isArray(data66)){
var valid26 = true;
const len12 = data66.length;
for(let i12=0; i12<len12; i12++){
let data67 = data66[i12];
const _errs152 = errors;
if(errors === _errs152){
if(typeof data67 === "string"){
if(!pattern0.test(data67)){
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
var valid26 = _errs152 === errors;
if(!valid26){
break;
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
var valid25 = _errs150 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data62.requires !== undefined){
const _errs154 = errors;
if(!(validate22(data62.requires, {instancePath:instancePath+"/actions/" + i11+"/requires",parentData:data62,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid25 = _errs154 === errors;
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
var valid24 = _errs141 === errors;
if(!valid24){
break;
}
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
var valid2 = _errs139 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approval_states !== undefined){
let data69 = data.approval_states;
const _errs155 = errors;
if(errors === _errs155){
if(Array.isArray(data69)){
if(data69.length < 1){
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
else {
var valid27 = true;
const len13 = data69.length;
for(let i13=0; i13<len13; i13++){
let data70 = data69[i13];
const _errs157 = errors;
if(!((((((((((data70 === "unknown") || (data70 === "draft")) || (data70 === "requested")) || (data70 === "partial")) || (data70 === "approved")) || (data70 === "rejected")) || (data70 === "expired")) || (data70 === "superseded")) || (data70 === "blocked")) || (data70 === "conditional"))){
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
if(!valid27){
break;
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
var valid2 = _errs155 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.routing_rules !== undefined){
let data71 = data.routing_rules;
const _errs158 = errors;
if(errors === _errs158){
if(Array.isArray(data71)){
var valid28 = true;
const len14 = data71.length;
for(let i14=0; i14<len14; i14++){
let data72 = data71[i14];
const _errs160 = errors;
if(errors === _errs160){
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
let missing10;
if((((data72.id === undefined) && (missing10 = "id")) || ((data72.when === undefined) && (missing10 = "when"))) || ((data72.action === undefined) && (missing10 = "action"))){
const err134 = {};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
else {
const _errs162 = errors;
for(const key11 in data72){
if(!((((((key11 === "id") || (key11 === "when")) || (key11 === "action")) || (key11 === "on")) || (key11 === "requires")) || (key11 === "to"))){
const err135 = {};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
break;
}
}
if(_errs162 === errors){
if(data72.id !== undefined){
let data73 = data72.id;
const _errs163 = errors;
if(errors === _errs163){
if(typeof data73 === "string"){
if(!pattern0.test(data73)){
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
var valid29 = _errs163 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data72.when !== undefined){
let data74 = data72.when;
const _errs165 = errors;
if(errors === _errs165){
if(typeof data74 === "string"){
if(!pattern1.test(data74)){
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
else {
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
var valid29 = _errs165 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data72.action !== undefined){
let data75 = data72.action;
const _errs167 = errors;
if(errors === _errs167){
if(typeof data75 === "string"){
if(!pattern1.test(data75)){
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
var valid29 = _errs167 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data72.on !== undefined){
const _errs169 = errors;
if(!(validate25(data72.on, {instancePath:instancePath+"/routing_rules/" + i14+"/on",parentData:data72,parentDataProperty:"on",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid29 = _errs169 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data72.requires !== undefined){
const _errs170 = errors;
if(!(validate22(data72.requires, {instancePath:instancePath+"/routing_rules/" + i14+"/requires",parentData:data72,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid29 = _errs170 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data72.to !== undefined){
const _errs171 = errors;
if(!(validate28(data72.to, {instancePath:instancePath+"/routing_rules/" + i14+"/to",parentData:data72,parentDataProperty:"to",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
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
var valid28 = _errs160 === errors;
if(!valid28){
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
var valid2 = _errs158 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.recovery_actions !== undefined){
let data79 = data.recovery_actions;
const _errs172 = errors;
if(errors === _errs172){
if(Array.isArray(data79)){
var valid30 = true;
const len15 = data79.length;
for(let i15=0; i15<len15; i15++){
let data80 = data79[i15];
const _errs174 = errors;
if(errors === _errs174){
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
let missing11;
if((((data80.id === undefined) && (missing11 = "id")) || ((data80.applies_when === undefined) && (missing11 = "applies_when"))) || ((data80.output === undefined) && (missing11 = "output"))){
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
else {
const _errs176 = errors;
for(const key12 in data80){
if(!((((key12 === "id") || (key12 === "applies_when")) || (key12 === "output")) || (key12 === "shape"))){
const err145 = {};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
break;
}
}
if(_errs176 === errors){
if(data80.id !== undefined){
let data81 = data80.id;
const _errs177 = errors;
if(errors === _errs177){
if(typeof data81 === "string"){
if(!pattern0.test(data81)){
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
var valid31 = _errs177 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data80.applies_when !== undefined){
let data82 = data80.applies_when;
const _errs179 = errors;
if(errors === _errs179){
if(typeof data82 === "string"){
if(!pattern1.test(data82)){
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
var valid31 = _errs179 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data80.output !== undefined){
let data83 = data80.output;
const _errs181 = errors;
if(errors === _errs181){
if(typeof data83 === "string"){
if(!pattern1.test(data83)){
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
var valid31 = _errs181 === errors;
}
else {
var valid31 = true;
}
if(valid31){
if(data80.shape !== undefined){
let data84 = data80.shape;
const _errs183 = errors;
if(!(((((((data84 === "targeted_questions") || (data84 === "required_evidence")) || (data84 === "suggested_owner")) || (data84 === "fallback_path")) || (data84 === "draft_only_artifact")) || (data84 === "safe_partial_output")) || (data84 === "rollback_or_recovery_step"))){
const err152 = {};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
var valid31 = _errs183 === errors;
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
var valid30 = _errs174 === errors;
if(!valid30){
break;
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
var valid2 = _errs172 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.required_fields !== undefined){
let data85 = data.required_fields;
const _errs184 = errors;
if(errors === _errs184){
if(Array.isArray(data85)){
var valid32 = true;
const len16 = data85.length;
for(let i16=0; i16<len16; i16++){
let data86 = data85[i16];
const _errs186 = errors;
if(errors === _errs186){
if(typeof data86 === "string"){
if(!pattern1.test(data86)){
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
var valid32 = _errs186 === errors;
if(!valid32){
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
var valid2 = _errs184 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.facts !== undefined){
let data87 = data.facts;
const _errs188 = errors;
if(errors === _errs188){
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
for(const key13 in data87){
let data88 = data87[key13];
const _errs191 = errors;
if(errors === _errs191){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
const _errs193 = errors;
for(const key14 in data88){
if(!((((key14 === "label") || (key14 === "sensitive")) || (key14 === "question")) || (key14 === "truth"))){
const err158 = {};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
break;
}
}
if(_errs193 === errors){
if(data88.label !== undefined){
let data89 = data88.label;
const _errs194 = errors;
if(errors === _errs194){
if(typeof data89 === "string"){
if(!pattern1.test(data89)){
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
var valid34 = _errs194 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data88.sensitive !== undefined){
const _errs196 = errors;
if(typeof data88.sensitive !== "boolean"){
const err161 = {};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
var valid34 = _errs196 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data88.question !== undefined){
let data91 = data88.question;
const _errs198 = errors;
if(errors === _errs198){
if(typeof data91 === "string"){
if(!pattern1.test(data91)){
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
var valid34 = _errs198 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data88.truth !== undefined){
let data92 = data88.truth;
const _errs200 = errors;
if(errors === _errs200){
if(typeof data92 === "string"){
if(!pattern0.test(data92)){
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
var valid34 = _errs200 === errors;
}
else {
var valid34 = true;
}
}
}
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
var valid33 = _errs191 === errors;
if(!valid33){
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
var valid2 = _errs188 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.terminal_states !== undefined){
let data93 = data.terminal_states;
const _errs202 = errors;
if(errors === _errs202){
if(Array.isArray(data93)){
if(data93.length < 1){
const err168 = {};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
else {
var valid35 = true;
const len17 = data93.length;
for(let i17=0; i17<len17; i17++){
const _errs204 = errors;
if(!(validate30(data93[i17], {instancePath:instancePath+"/terminal_states/" + i17,parentData:data93,parentDataProperty:i17,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var valid35 = _errs204 === errors;
if(!valid35){
break;
}
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
var valid2 = _errs202 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.never !== undefined){
let data95 = data.never;
const _errs205 = errors;
if(errors === _errs205){
if(Array.isArray(data95)){
var valid36 = true;
const len18 = data95.length;
for(let i18=0; i18<len18; i18++){
let data96 = data95[i18];
const _errs207 = errors;
if(errors === _errs207){
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
let missing12;
if(((data96.reach === undefined) && (missing12 = "reach")) || ((data96.without === undefined) && (missing12 = "without"))){
const err170 = {};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
else {
const _errs209 = errors;
for(const key15 in data96){
if(!((key15 === "reach") || (key15 === "without"))){
const err171 = {};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
break;
}
}
if(_errs209 === errors){
if(data96.reach !== undefined){
let data97 = data96.reach;
const _errs210 = errors;
if(errors === _errs210){
if(typeof data97 === "string"){
if(!pattern0.test(data97)){
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
var valid37 = _errs210 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data96.without !== undefined){
let data98 = data96.without;
const _errs212 = errors;
if(errors === _errs212){
if(Array.isArray(data98)){
if(data98.length < 1){
const err174 = {};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
else {
var valid38 = true;
const len19 = data98.length;
for(let i19=0; i19<len19; i19++){
let data99 = data98[i19];
const _errs214 = errors;
if(errors === _errs214){
if(typeof data99 === "string"){
if(!pattern0.test(data99)){
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
var valid38 = _errs214 === errors;
if(!valid38){
break;
}
}
}
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
var valid37 = _errs212 === errors;
}
else {
var valid37 = true;
}
}
}
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
var valid36 = _errs207 === errors;
if(!valid36){
break;
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
var valid2 = _errs205 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.aliases !== undefined){
let data100 = data.aliases;
const _errs216 = errors;
if(errors === _errs216){
if(data100 && typeof data100 == "object" && !Array.isArray(data100)){
for(const key16 in data100){
let data101 = data100[key16];
const _errs219 = errors;
if(errors === _errs219){
if(typeof data101 === "string"){
if(!pattern1.test(data101)){
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
var valid39 = _errs219 === errors;
if(!valid39){
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
var valid2 = _errs216 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specialists !== undefined){
let data102 = data.specialists;
const _errs221 = errors;
if(errors === _errs221){
if(Array.isArray(data102)){
var valid40 = true;
const len20 = data102.length;
for(let i20=0; i20<len20; i20++){
let data103 = data102[i20];
const _errs223 = errors;
if(errors === _errs223){
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
let missing13;
if((data103.id === undefined) && (missing13 = "id")){
const err183 = {};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
else {
const _errs225 = errors;
for(const key17 in data103){
if(!(func2.call(schema6.not.not.properties.specialists.items.properties, key17))){
const err184 = {};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
break;
}
}
if(_errs225 === errors){
if(data103.id !== undefined){
let data104 = data103.id;
const _errs226 = errors;
if(errors === _errs226){
if(typeof data104 === "string"){
if(!pattern1.test(data104)){
const err185 = {};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
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
var valid41 = _errs226 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.purpose !== undefined){
let data105 = data103.purpose;
const _errs228 = errors;
if(errors === _errs228){
if(typeof data105 === "string"){
if(!pattern1.test(data105)){
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
var valid41 = _errs228 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.invoked_on !== undefined){
let data106 = data103.invoked_on;
const _errs230 = errors;
if(errors === _errs230){
if(Array.isArray(data106)){
var valid42 = true;
const len21 = data106.length;
for(let i21=0; i21<len21; i21++){
let data107 = data106[i21];
const _errs232 = errors;
if(errors === _errs232){
if(typeof data107 === "string"){
if(!pattern1.test(data107)){
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
var valid42 = _errs232 === errors;
if(!valid42){
break;
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
var valid41 = _errs230 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.requires !== undefined){
const _errs234 = errors;
if(!(validate22(data103.requires, {instancePath:instancePath+"/specialists/" + i20+"/requires",parentData:data103,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid41 = _errs234 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.if_known !== undefined){
let data109 = data103.if_known;
const _errs235 = errors;
if(errors === _errs235){
if(Array.isArray(data109)){
var valid43 = true;
const len22 = data109.length;
for(let i22=0; i22<len22; i22++){
let data110 = data109[i22];
const _errs237 = errors;
if(errors === _errs237){
if(typeof data110 === "string"){
if(!pattern1.test(data110)){
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
var valid43 = _errs237 === errors;
if(!valid43){
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
var valid41 = _errs235 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.optional !== undefined){
let data111 = data103.optional;
const _errs239 = errors;
if(errors === _errs239){
if(Array.isArray(data111)){
var valid44 = true;
const len23 = data111.length;
for(let i23=0; i23<len23; i23++){
let data112 = data111[i23];
const _errs241 = errors;
if(errors === _errs241){
if(typeof data112 === "string"){
if(!pattern1.test(data112)){
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
var valid44 = _errs241 === errors;
if(!valid44){
break;
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
var valid41 = _errs239 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.owns !== undefined){
let data113 = data103.owns;
const _errs243 = errors;
if(errors === _errs243){
if(Array.isArray(data113)){
var valid45 = true;
const len24 = data113.length;
for(let i24=0; i24<len24; i24++){
let data114 = data113[i24];
const _errs245 = errors;
if(errors === _errs245){
if(typeof data114 === "string"){
if(!pattern0.test(data114)){
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
var valid45 = _errs245 === errors;
if(!valid45){
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
var valid41 = _errs243 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.outputs !== undefined){
let data115 = data103.outputs;
const _errs247 = errors;
if(errors === _errs247){
if(Array.isArray(data115)){
var valid46 = true;
const len25 = data115.length;
for(let i25=0; i25<len25; i25++){
let data116 = data115[i25];
const _errs249 = errors;
if(errors === _errs249){
if(typeof data116 === "string"){
if(!pattern1.test(data116)){
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
var valid46 = _errs249 === errors;
if(!valid46){
break;
}
}
}
else {
const err203 = {};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
var valid41 = _errs247 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.upstream !== undefined){
let data117 = data103.upstream;
const _errs251 = errors;
if(errors === _errs251){
if(Array.isArray(data117)){
var valid47 = true;
const len26 = data117.length;
for(let i26=0; i26<len26; i26++){
let data118 = data117[i26];
const _errs253 = errors;
if(errors === _errs253){
if(typeof data118 === "string"){
if(!pattern1.test(data118)){
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
var valid47 = _errs253 === errors;
if(!valid47){
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
var valid41 = _errs251 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.downstream !== undefined){
let data119 = data103.downstream;
const _errs255 = errors;
if(errors === _errs255){
if(Array.isArray(data119)){
var valid48 = true;
const len27 = data119.length;
for(let i27=0; i27<len27; i27++){
let data120 = data119[i27];
const _errs257 = errors;
if(errors === _errs257){
if(typeof data120 === "string"){
if(!pattern1.test(data120)){
const err207 = {};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
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
var valid48 = _errs257 === errors;
if(!valid48){
break;
}
}
}
else {
const err209 = {};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
var valid41 = _errs255 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.stops_at !== undefined){
let data121 = data103.stops_at;
const _errs259 = errors;
if(errors === _errs259){
if(Array.isArray(data121)){
var valid49 = true;
const len28 = data121.length;
for(let i28=0; i28<len28; i28++){
let data122 = data121[i28];
const _errs261 = errors;
if(errors === _errs261){
if(typeof data122 === "string"){
if(!pattern1.test(data122)){
const err210 = {};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
else {
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
var valid49 = _errs261 === errors;
if(!valid49){
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
var valid41 = _errs259 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.uses !== undefined){
let data123 = data103.uses;
const _errs263 = errors;
if(errors === _errs263){
if(data123 && typeof data123 == "object" && !Array.isArray(data123)){
for(const key18 in data123){
let data124 = data123[key18];
const _errs266 = errors;
if(errors === _errs266){
if(typeof data124 === "string"){
if(!pattern1.test(data124)){
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
else {
const err214 = {};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
var valid50 = _errs266 === errors;
if(!valid50){
break;
}
}
}
else {
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
var valid41 = _errs263 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.must_not !== undefined){
let data125 = data103.must_not;
const _errs268 = errors;
if(errors === _errs268){
if(data125 && typeof data125 == "object" && !Array.isArray(data125)){
for(const key19 in data125){
let data126 = data125[key19];
const _errs271 = errors;
if(errors === _errs271){
if(typeof data126 === "string"){
if(!pattern1.test(data126)){
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
var valid51 = _errs271 === errors;
if(!valid51){
break;
}
}
}
else {
const err218 = {};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
var valid41 = _errs268 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data103.leaves !== undefined){
let data127 = data103.leaves;
const _errs273 = errors;
if(errors === _errs273){
if(data127 && typeof data127 == "object" && !Array.isArray(data127)){
for(const key20 in data127){
let data128 = data127[key20];
const _errs276 = errors;
if(errors === _errs276){
if(typeof data128 === "string"){
if(!pattern1.test(data128)){
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
var valid52 = _errs276 === errors;
if(!valid52){
break;
}
}
}
else {
const err221 = {};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
var valid41 = _errs273 === errors;
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
}
}
}
else {
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
var valid40 = _errs223 === errors;
if(!valid40){
break;
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
var valid2 = _errs221 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tracks !== undefined){
let data129 = data.tracks;
const _errs278 = errors;
if(errors === _errs278){
if(Array.isArray(data129)){
var valid53 = true;
const len29 = data129.length;
for(let i29=0; i29<len29; i29++){
let data130 = data129[i29];
const _errs280 = errors;
if(errors === _errs280){
if(data130 && typeof data130 == "object" && !Array.isArray(data130)){
let missing14;
if(((data130.id === undefined) && (missing14 = "id")) || ((data130.kind === undefined) && (missing14 = "kind"))){
const err224 = {};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
else {
const _errs282 = errors;
for(const key21 in data130){
if(!(func2.call(schema6.not.not.properties.tracks.items.properties, key21))){
const err225 = {};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
break;
}
}
if(_errs282 === errors){
if(data130.id !== undefined){
let data131 = data130.id;
const _errs283 = errors;
if(errors === _errs283){
if(typeof data131 === "string"){
if(!pattern0.test(data131)){
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
var valid54 = _errs283 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data130.kind !== undefined){
let data132 = data130.kind;
const _errs285 = errors;
if(!((((((data132 === "lifecycle") || (data132 === "risk")) || (data132 === "commercial")) || (data132 === "communication")) || (data132 === "packaging")) || (data132 === "proof"))){
const err228 = {};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
var valid54 = _errs285 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data130.label !== undefined){
let data133 = data130.label;
const _errs286 = errors;
if(errors === _errs286){
if(typeof data133 === "string"){
if(!pattern1.test(data133)){
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
var valid54 = _errs286 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data130.stage !== undefined){
let data134 = data130.stage;
const _errs288 = errors;
if(errors === _errs288){
if(typeof data134 === "string"){
if(!pattern0.test(data134)){
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
else {
const err232 = {};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
var valid54 = _errs288 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data130.owner !== undefined){
let data135 = data130.owner;
const _errs290 = errors;
if(errors === _errs290){
if(typeof data135 === "string"){
if(!pattern1.test(data135)){
const err233 = {};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
else {
const err234 = {};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
var valid54 = _errs290 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data130.scope !== undefined){
const _errs292 = errors;
if(typeof data130.scope !== "boolean"){
const err235 = {};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
var valid54 = _errs292 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data130.lines !== undefined){
let data137 = data130.lines;
const _errs294 = errors;
if(errors === _errs294){
if(Array.isArray(data137)){
var valid55 = true;
const len30 = data137.length;
for(let i30=0; i30<len30; i30++){
let data138 = data137[i30];
const _errs296 = errors;
if(errors === _errs296){
if(typeof data138 === "string"){
if(!pattern0.test(data138)){
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
var valid55 = _errs296 === errors;
if(!valid55){
break;
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
var valid54 = _errs294 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data130.output !== undefined){
let data139 = data130.output;
const _errs298 = errors;
if(!(((data139 === "draft_only") || (data139 === "internal")) || (data139 === "external"))){
const err239 = {};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
var valid54 = _errs298 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data130.requires !== undefined){
const _errs299 = errors;
if(!(validate22(data130.requires, {instancePath:instancePath+"/tracks/" + i29+"/requires",parentData:data130,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid54 = _errs299 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data130.may !== undefined){
let data141 = data130.may;
const _errs300 = errors;
if(errors === _errs300){
if(Array.isArray(data141)){
var valid56 = true;
const len31 = data141.length;
for(let i31=0; i31<len31; i31++){
let data142 = data141[i31];
const _errs302 = errors;
if(errors === _errs302){
if(typeof data142 === "string"){
if(!pattern0.test(data142)){
const err240 = {};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
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
var valid56 = _errs302 === errors;
if(!valid56){
break;
}
}
}
else {
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
var valid54 = _errs300 === errors;
}
else {
var valid54 = true;
}
if(valid54){
if(data130.joins !== undefined){
let data143 = data130.joins;
const _errs304 = errors;
if(errors === _errs304){
if(typeof data143 === "string"){
if(!pattern0.test(data143)){
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
else {
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
var valid54 = _errs304 === errors;
}
else {
var valid54 = true;
}
}
}
}
}
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
var valid53 = _errs280 === errors;
if(!valid53){
break;
}
}
}
else {
const err246 = {};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
var valid2 = _errs278 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.triage !== undefined){
let data144 = data.triage;
const _errs306 = errors;
if(errors === _errs306){
if(Array.isArray(data144)){
var valid57 = true;
const len32 = data144.length;
for(let i32=0; i32<len32; i32++){
let data145 = data144[i32];
const _errs308 = errors;
if(errors === _errs308){
if(data145 && typeof data145 == "object" && !Array.isArray(data145)){
let missing15;
if(((data145.flag === undefined) && (missing15 = "flag")) || ((data145.outcome === undefined) && (missing15 = "outcome"))){
const err247 = {};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
else {
const _errs310 = errors;
for(const key22 in data145){
if(!((((((key22 === "flag") || (key22 === "outcome")) || (key22 === "gate")) || (key22 === "specialist")) || (key22 === "raises")) || (key22 === "escalates"))){
const err248 = {};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
break;
}
}
if(_errs310 === errors){
if(data145.flag !== undefined){
let data146 = data145.flag;
const _errs311 = errors;
if(errors === _errs311){
if(typeof data146 === "string"){
if(!pattern0.test(data146)){
const err249 = {};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
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
var valid58 = _errs311 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data145.outcome !== undefined){
let data147 = data145.outcome;
const _errs313 = errors;
if(!((((data147 === "no_gate") || (data147 === "specialist_review")) || (data147 === "owner_approval")) || (data147 === "security_review"))){
const err251 = {};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
var valid58 = _errs313 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data145.gate !== undefined){
let data148 = data145.gate;
const _errs314 = errors;
if(errors === _errs314){
if(typeof data148 === "string"){
if(!pattern0.test(data148)){
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
else {
const err253 = {};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
var valid58 = _errs314 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data145.specialist !== undefined){
let data149 = data145.specialist;
const _errs316 = errors;
if(errors === _errs316){
if(typeof data149 === "string"){
if(!pattern1.test(data149)){
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
else {
const err255 = {};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
var valid58 = _errs316 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data145.raises !== undefined){
let data150 = data145.raises;
const _errs318 = errors;
if(errors === _errs318){
if(typeof data150 === "string"){
if(!pattern0.test(data150)){
const err256 = {};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
else {
const err257 = {};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
var valid58 = _errs318 === errors;
}
else {
var valid58 = true;
}
if(valid58){
if(data145.escalates !== undefined){
let data151 = data145.escalates;
const _errs320 = errors;
if(errors === _errs320){
if(typeof data151 === "string"){
if(!pattern1.test(data151)){
const err258 = {};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
else {
const err259 = {};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
var valid58 = _errs320 === errors;
}
else {
var valid58 = true;
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
var valid57 = _errs308 === errors;
if(!valid57){
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
var valid2 = _errs306 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.support !== undefined){
let data152 = data.support;
const _errs322 = errors;
if(errors === _errs322){
if(Array.isArray(data152)){
var valid59 = true;
const len33 = data152.length;
for(let i33=0; i33<len33; i33++){
let data153 = data152[i33];
const _errs324 = errors;
if(errors === _errs324){
if(data153 && typeof data153 == "object" && !Array.isArray(data153)){
let missing16;
if((((data153.job === undefined) && (missing16 = "job")) || ((data153.specialist === undefined) && (missing16 = "specialist"))) || ((data153.on === undefined) && (missing16 = "on"))){
const err262 = {};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
else {
const _errs326 = errors;
for(const key23 in data153){
if(!(((key23 === "job") || (key23 === "specialist")) || (key23 === "on"))){
const err263 = {};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
break;
}
}
if(_errs326 === errors){
if(data153.job !== undefined){
let data154 = data153.job;
const _errs327 = errors;
if(errors === _errs327){
if(typeof data154 === "string"){
if(!pattern0.test(data154)){
const err264 = {};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
else {
const err265 = {};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
var valid60 = _errs327 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data153.specialist !== undefined){
let data155 = data153.specialist;
const _errs329 = errors;
if(errors === _errs329){
if(typeof data155 === "string"){
if(!pattern1.test(data155)){
const err266 = {};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
else {
const err267 = {};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
var valid60 = _errs329 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data153.on !== undefined){
const _errs331 = errors;
if(!(validate25(data153.on, {instancePath:instancePath+"/support/" + i33+"/on",parentData:data153,parentDataProperty:"on",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid60 = _errs331 === errors;
}
else {
var valid60 = true;
}
}
}
}
}
}
else {
const err268 = {};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
var valid59 = _errs324 === errors;
if(!valid59){
break;
}
}
}
else {
const err269 = {};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
var valid2 = _errs322 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.plugins !== undefined){
let data157 = data.plugins;
const _errs332 = errors;
if(errors === _errs332){
if(Array.isArray(data157)){
var valid61 = true;
const len34 = data157.length;
for(let i34=0; i34<len34; i34++){
let data158 = data157[i34];
const _errs334 = errors;
if(errors === _errs334){
if(data158 && typeof data158 == "object" && !Array.isArray(data158)){
let missing17;
if(((data158.id === undefined) && (missing17 = "id")) || ((data158.when === undefined) && (missing17 = "when"))){
const err270 = {};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
else {
const _errs336 = errors;
for(const key24 in data158){
if(!((((key24 === "id") || (key24 === "for")) || (key24 === "when")) || (key24 === "gates"))){
const err271 = {};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
break;
}
}
if(_errs336 === errors){
if(data158.id !== undefined){
let data159 = data158.id;
const _errs337 = errors;
if(errors === _errs337){
if(typeof data159 === "string"){
if(!pattern0.test(data159)){
const err272 = {};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
}
else {
const err273 = {};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
var valid62 = _errs337 === errors;
}
else {
var valid62 = true;
}
if(valid62){
if(data158.for !== undefined){
let data160 = data158.for;
const _errs339 = errors;
if(errors === _errs339){
if(typeof data160 === "string"){
if(!pattern1.test(data160)){
const err274 = {};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
else {
const err275 = {};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
var valid62 = _errs339 === errors;
}
else {
var valid62 = true;
}
if(valid62){
if(data158.when !== undefined){
let data161 = data158.when;
const _errs341 = errors;
if(errors === _errs341){
if(typeof data161 === "string"){
if(!pattern1.test(data161)){
const err276 = {};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
else {
const err277 = {};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
var valid62 = _errs341 === errors;
}
else {
var valid62 = true;
}
if(valid62){
if(data158.gates !== undefined){
let data162 = data158.gates;
const _errs343 = errors;
if(errors === _errs343){
if(Array.isArray(data162)){
var valid63 = true;
const len35 = data162.length;
for(let i35=0; i35<len35; i35++){
let data163 = data162[i35];
const _errs345 = errors;
if(errors === _errs345){
if(typeof data163 === "string"){
if(!pattern0.test(data163)){
const err278 = {};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
else {
const err279 = {};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
var valid63 = _errs345 === errors;
if(!valid63){
break;
}
}
}
else {
const err280 = {};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
var valid62 = _errs343 === errors;
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
else {
const err281 = {};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
var valid61 = _errs334 === errors;
if(!valid61){
break;
}
}
}
else {
const err282 = {};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
var valid2 = _errs332 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.events !== undefined){
let data164 = data.events;
const _errs347 = errors;
if(errors === _errs347){
if(Array.isArray(data164)){
var valid64 = true;
const len36 = data164.length;
for(let i36=0; i36<len36; i36++){
let data165 = data164[i36];
const _errs349 = errors;
if(errors === _errs349){
if(typeof data165 === "string"){
if(!pattern1.test(data165)){
const err283 = {};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
else {
const err284 = {};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
var valid64 = _errs349 === errors;
if(!valid64){
break;
}
}
}
else {
const err285 = {};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
var valid2 = _errs347 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.validation_rules !== undefined){
let data166 = data.validation_rules;
const _errs351 = errors;
if(errors === _errs351){
if(Array.isArray(data166)){
var valid65 = true;
const len37 = data166.length;
for(let i37=0; i37<len37; i37++){
let data167 = data166[i37];
const _errs353 = errors;
if(!(((((((((data167 === "invalid_transition") || (data167 === "missing_owner")) || (data167 === "orphaned_blocker")) || (data167 === "stale_approval")) || (data167 === "artifact_without_source_or_version")) || (data167 === "gate_bypassed_without_rationale")) || (data167 === "unresolved_conflict")) || (data167 === "terminal_state_with_open_blockers")) || (data167 === "external_action_without_approval_evidence"))){
const err286 = {};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
var valid65 = _errs353 === errors;
if(!valid65){
break;
}
}
}
else {
const err287 = {};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
var valid2 = _errs351 === errors;
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
else {
const err288 = {};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err289 = {};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
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

export const validShortDefinition = validate36;
const schema11 = {"$id":"validShortDefinition","not":{"not":{"type":"object","required":["workflow_type","stages"],"properties":{"workflow_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"},"schema_version":{"type":"string","pattern":"^[0-9]+\\.[0-9]+\\.[0-9]+$"},"version":{"type":"string","pattern":"\\S"},"review_due":{"type":"string","pattern":"\\S"},"default":{"type":"boolean"},"include":{"type":"array","items":{"type":"string","pattern":"\\S"}},"stages":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"purpose":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"}},"additionalProperties":false}]},"minItems":1},"support_outputs":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"allowed_transitions":{"type":"array","items":{"type":"object","required":["from","to"],"properties":{"from":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"to":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"on":{"anyOf":[{"const":"command"},{"type":"object","required":["landed"],"properties":{"landed":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false},{"type":"object","required":["check"],"properties":{"check":{"type":"string","pattern":"^\\S+ (failed|passed)$"}},"additionalProperties":false},{"type":"object","required":["flag"],"properties":{"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}]},"when":{"type":"string","pattern":"\\S"},"requires":{"$ref":"condition"}},"additionalProperties":false}},"artifacts":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["artifact_type"],"properties":{"artifact_type":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"kind":{"enum":["file","folder","pull_request","issue","branch","check","release","external"]},"path":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"version_policy":{"type":"string","pattern":"\\S"},"in_turn":{"type":"boolean"},"versions":{"type":"array","items":{"enum":["revise","supersede","fork","archive","reference"]}},"made_from":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}}},"additionalProperties":false}]}},"roles":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"\\S"},"label":{"type":"string","pattern":"\\S"},"description":{"type":"string","pattern":"\\S"}},"additionalProperties":false}]}},"specialist_owners":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"gates":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["gate_id"],"properties":{"gate_id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"owner":{"type":"string","pattern":"\\S"},"category":{"type":"string","pattern":"\\S"},"applies_when":{"type":"string","pattern":"\\S"},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"assurance":{"enum":["proven","signed","attested","asserted"]},"explicit":{"type":"boolean"},"count":{"type":"integer","minimum":1}},"additionalProperties":false}]}},"actions":{"type":"array","items":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"label":{"type":"string","pattern":"\\S"},"external":{"type":"boolean"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"requires":{"$ref":"condition"}},"additionalProperties":false}},"approval_states":{"type":"array","items":{"enum":["unknown","draft","requested","partial","approved","rejected","expired","superseded","blocked","conditional"]},"minItems":1},"routing_rules":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"when":{"type":"string","pattern":"\\S"},"action":{"type":"string","pattern":"\\S"},"on":{"$ref":"part1"},"requires":{"$ref":"condition"},"to":{"$ref":"part2"}},"additionalProperties":false}]}},"recovery_actions":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"applies_when":{"type":"string","pattern":"\\S"},"output":{"type":"string","pattern":"\\S"},"shape":{"enum":["targeted_questions","required_evidence","suggested_owner","fallback_path","draft_only_artifact","safe_partial_output","rollback_or_recovery_step"]}},"additionalProperties":false}]}},"required_fields":{"type":"array","items":{"type":"string","pattern":"\\S"}},"facts":{"type":"object","additionalProperties":{"type":"object","properties":{"label":{"type":"string","pattern":"\\S"},"sensitive":{"type":"boolean"},"question":{"type":"string","pattern":"\\S"},"truth":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}},"terminal_states":{"type":"array","items":{"anyOf":[{"type":"string","pattern":"\\S"},{"$ref":"part3"}]},"minItems":1},"never":{"type":"array","items":{"type":"object","required":["reach","without"],"properties":{"reach":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"without":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"minItems":1}},"additionalProperties":false}},"aliases":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"specialists":{"type":"array","items":{"type":"object","required":["id"],"properties":{"id":{"type":"string","pattern":"\\S"},"purpose":{"type":"string","pattern":"\\S"},"invoked_on":{"type":"array","items":{"type":"string","pattern":"\\S"}},"requires":{"$ref":"condition"},"if_known":{"type":"array","items":{"type":"string","pattern":"\\S"}},"optional":{"type":"array","items":{"type":"string","pattern":"\\S"}},"owns":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"outputs":{"type":"array","items":{"type":"string","pattern":"\\S"}},"upstream":{"type":"array","items":{"type":"string","pattern":"\\S"}},"downstream":{"type":"array","items":{"type":"string","pattern":"\\S"}},"stops_at":{"type":"array","items":{"type":"string","pattern":"\\S"}},"uses":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"must_not":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"leaves":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}},"tracks":{"type":"array","items":{"type":"object","required":["id","kind"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"kind":{"enum":["lifecycle","risk","commercial","communication","packaging","proof"]},"label":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"owner":{"type":"string","pattern":"\\S"},"scope":{"type":"boolean"},"lines":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"output":{"enum":["draft_only","internal","external"]},"requires":{"$ref":"condition"},"may":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"joins":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}},"additionalProperties":false}},"triage":{"type":"array","items":{"type":"object","required":["flag","outcome"],"properties":{"flag":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"outcome":{"enum":["no_gate","specialist_review","owner_approval","security_review"]},"gate":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"specialist":{"type":"string","pattern":"\\S"},"raises":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"escalates":{"type":"string","pattern":"\\S"}},"additionalProperties":false}},"support":{"type":"array","items":{"type":"object","required":["job","specialist","on"],"properties":{"job":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"specialist":{"type":"string","pattern":"\\S"},"on":{"$ref":"part1"}},"additionalProperties":false}},"plugins":{"type":"array","items":{"type":"object","required":["id","when"],"properties":{"id":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"},"for":{"type":"string","pattern":"\\S"},"when":{"type":"string","pattern":"\\S"},"gates":{"type":"array","items":{"type":"string","pattern":"^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$"}}},"additionalProperties":false}},"events":{"type":"array","items":{"type":"string","pattern":"\\S"}},"validation_rules":{"type":"array","items":{"enum":["invalid_transition","missing_owner","orphaned_blocker","stale_approval","artifact_without_source_or_version","gate_bypassed_without_rationale","unresolved_conflict","terminal_state_with_open_blockers","external_action_without_approval_evidence"]}}},"additionalProperties":false}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!(func2.call(schema11.not.not.properties, key0))){
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
if(!(func2.call(schema11.not.not.properties.artifacts.items.anyOf[1].properties, key6))){
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
if(data28.versions !== undefined){
let data36 = data28.versions;
const _errs97 = errors;
if(errors === _errs97){
if(Array.isArray(data36)){
var valid17 = true;
const len5 = data36.length;
for(let i5=0; i5<len5; i5++){
let data37 = data36[i5];
const _errs99 = errors;
if(!(((((data37 === "revise") || (data37 === "supersede")) || (data37 === "fork")) || (data37 === "archive")) || (data37 === "reference"))){
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
var valid17 = _errs99 === errors;
if(!valid17){
break;
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
var valid16 = _errs97 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data28.made_from !== undefined){
let data38 = data28.made_from;
const _errs100 = errors;
if(errors === _errs100){
if(Array.isArray(data38)){
var valid18 = true;
const len6 = data38.length;
for(let i6=0; i6<len6; i6++){
let data39 = data38[i6];
const _errs102 = errors;
if(errors === _errs102){
if(typeof data39 === "string"){
if(!pattern0.test(data39)){
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
var valid18 = _errs102 === errors;
if(!valid18){
break;
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
var valid16 = _errs100 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data28.gates !== undefined){
let data40 = data28.gates;
const _errs104 = errors;
if(errors === _errs104){
if(Array.isArray(data40)){
var valid19 = true;
const len7 = data40.length;
for(let i7=0; i7<len7; i7++){
let data41 = data40[i7];
const _errs106 = errors;
if(errors === _errs106){
if(typeof data41 === "string"){
if(!pattern0.test(data41)){
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
var valid19 = _errs106 === errors;
if(!valid19){
break;
}
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
var _valid2 = _errs81 === errors;
valid15 = valid15 || _valid2;
}
if(!valid15){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
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
var valid2 = _errs75 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.roles !== undefined){
let data42 = data.roles;
const _errs108 = errors;
if(errors === _errs108){
if(Array.isArray(data42)){
var valid20 = true;
const len8 = data42.length;
for(let i8=0; i8<len8; i8++){
let data43 = data42[i8];
const _errs110 = errors;
const _errs111 = errors;
let valid21 = false;
const _errs112 = errors;
if(errors === _errs112){
if(typeof data43 === "string"){
if(!pattern1.test(data43)){
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
var _valid3 = _errs112 === errors;
valid21 = valid21 || _valid3;
if(!valid21){
const _errs114 = errors;
if(errors === _errs114){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
let missing7;
if((data43.id === undefined) && (missing7 = "id")){
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
const _errs116 = errors;
for(const key7 in data43){
if(!(((key7 === "id") || (key7 === "label")) || (key7 === "description"))){
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
if(_errs116 === errors){
if(data43.id !== undefined){
let data44 = data43.id;
const _errs117 = errors;
if(errors === _errs117){
if(typeof data44 === "string"){
if(!pattern1.test(data44)){
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
var valid22 = _errs117 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.label !== undefined){
let data45 = data43.label;
const _errs119 = errors;
if(errors === _errs119){
if(typeof data45 === "string"){
if(!pattern1.test(data45)){
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
var valid22 = _errs119 === errors;
}
else {
var valid22 = true;
}
if(valid22){
if(data43.description !== undefined){
let data46 = data43.description;
const _errs121 = errors;
if(errors === _errs121){
if(typeof data46 === "string"){
if(!pattern1.test(data46)){
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
var valid22 = _errs121 === errors;
}
else {
var valid22 = true;
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
var _valid3 = _errs114 === errors;
valid21 = valid21 || _valid3;
}
if(!valid21){
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
errors = _errs111;
if(vErrors !== null){
if(_errs111){
vErrors.length = _errs111;
}
else {
vErrors = null;
}
}
}
var valid20 = _errs110 === errors;
if(!valid20){
break;
}
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
var valid2 = _errs108 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specialist_owners !== undefined){
let data47 = data.specialist_owners;
const _errs123 = errors;
if(errors === _errs123){
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
for(const key8 in data47){
let data48 = data47[key8];
const _errs126 = errors;
if(errors === _errs126){
if(typeof data48 === "string"){
if(!pattern1.test(data48)){
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
else {
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
var valid23 = _errs126 === errors;
if(!valid23){
break;
}
}
}
else {
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
var valid2 = _errs123 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.gates !== undefined){
let data49 = data.gates;
const _errs128 = errors;
if(errors === _errs128){
if(Array.isArray(data49)){
var valid24 = true;
const len9 = data49.length;
for(let i9=0; i9<len9; i9++){
let data50 = data49[i9];
const _errs130 = errors;
const _errs131 = errors;
let valid25 = false;
const _errs132 = errors;
if(errors === _errs132){
if(typeof data50 === "string"){
if(!pattern1.test(data50)){
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
var _valid4 = _errs132 === errors;
valid25 = valid25 || _valid4;
if(!valid25){
const _errs134 = errors;
if(errors === _errs134){
if(data50 && typeof data50 == "object" && !Array.isArray(data50)){
let missing8;
if((data50.gate_id === undefined) && (missing8 = "gate_id")){
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
else {
const _errs136 = errors;
for(const key9 in data50){
if(!(func2.call(schema11.not.not.properties.gates.items.anyOf[1].properties, key9))){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
break;
}
}
if(_errs136 === errors){
if(data50.gate_id !== undefined){
let data51 = data50.gate_id;
const _errs137 = errors;
if(errors === _errs137){
if(typeof data51 === "string"){
if(!pattern0.test(data51)){
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
var valid26 = _errs137 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.label !== undefined){
let data52 = data50.label;
const _errs139 = errors;
if(errors === _errs139){
if(typeof data52 === "string"){
if(!pattern1.test(data52)){
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
else {
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
var valid26 = _errs139 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.owner !== undefined){
let data53 = data50.owner;
const _errs141 = errors;
if(errors === _errs141){
if(typeof data53 === "string"){
if(!pattern1.test(data53)){
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
else {
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
var valid26 = _errs141 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.category !== undefined){
let data54 = data50.category;
const _errs143 = errors;
if(errors === _errs143){
if(typeof data54 === "string"){
if(!pattern1.test(data54)){
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
var valid26 = _errs143 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.applies_when !== undefined){
let data55 = data50.applies_when;
const _errs145 = errors;
if(errors === _errs145){
if(typeof data55 === "string"){
if(!pattern1.test(data55)){
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
var valid26 = _errs145 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.approval_states !== undefined){
let data56 = data50.approval_states;
const _errs147 = errors;
if(errors === _errs147){
if(Array.isArray(data56)){
if(data56.length < 1){
const err121 = {};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
else {
var valid27 = true;
const len10 = data56.length;
for(let i10=0; i10<len10; i10++){
let data57 = data56[i10];
const _errs149 = errors;
if(!((((((((((data57 === "unknown") || (data57 === "draft")) || (data57 === "requested")) || (data57 === "partial")) || (data57 === "approved")) || (data57 === "rejected")) || (data57 === "expired")) || (data57 === "superseded")) || (data57 === "blocked")) || (data57 === "conditional"))){
const err122 = {};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
var valid27 = _errs149 === errors;
if(!valid27){
break;
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
var valid26 = _errs147 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.assurance !== undefined){
let data58 = data50.assurance;
const _errs150 = errors;
if(!((((data58 === "proven") || (data58 === "signed")) || (data58 === "attested")) || (data58 === "asserted"))){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
var valid26 = _errs150 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.explicit !== undefined){
const _errs151 = errors;
if(typeof data50.explicit !== "boolean"){
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
var valid26 = _errs151 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data50.count !== undefined){
let data60 = data50.count;
const _errs153 = errors;
if(!(((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60))) && (isFinite(data60)))){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(errors === _errs153){
if((typeof data60 == "number") && (isFinite(data60))){
if(data60 < 1 || isNaN(data60)){
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
}
var valid26 = _errs153 === errors;
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
var _valid4 = _errs134 === errors;
valid25 = valid25 || _valid4;
}
if(!valid25){
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
errors = _errs131;
if(vErrors !== null){
if(_errs131){
vErrors.length = _errs131;
}
else {
vErrors = null;
}
}
}
var valid24 = _errs130 === errors;
if(!valid24){
break;
}
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
var valid2 = _errs128 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.actions !== undefined){
let data61 = data.actions;
const _errs155 = errors;
if(errors === _errs155){
if(Array.isArray(data61)){
var valid28 = true;
const len11 = data61.length;
for(let i11=0; i11<len11; i11++){
let data62 = data61[i11];
const _errs157 = errors;
if(errors === _errs157){
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
let missing9;
if((data62.id === undefined) && (missing9 = "id")){
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
else {
const _errs159 = errors;
for(const key10 in data62){
if(!(((((key10 === "id") || (key10 === "label")) || (key10 === "external")) || (key10 === "gates")) || (key10 === "requires"))){
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
break;
}
}
if(_errs159 === errors){
if(data62.id !== undefined){
let data63 = data62.id;
const _errs160 = errors;
if(errors === _errs160){
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
var valid29 = _errs160 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data62.label !== undefined){
let data64 = data62.label;
const _errs162 = errors;
if(errors === _errs162){
if(typeof data64 === "string"){
if(!pattern1.test(data64)){
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
var valid29 = _errs162 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data62.external !== undefined){
const _errs164 = errors;
if(typeof data62.external !== "boolean"){
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
var valid29 = _errs164 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data62.gates !== undefined){
let data66 = data62.gates;
const _errs166 = errors;
if(errors === _errs166){
if(Array.isArray(data66)){
var valid30 = true;
const len12 = data66.length;
for(let i12=0; i12<len12; i12++){
let data67 = data66[i12];
const _errs168 = errors;
if(errors === _errs168){
if(typeof data67 === "string"){
if(!pattern0.test(data67)){
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
else {
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
var valid30 = _errs168 === errors;
if(!valid30){
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
var valid29 = _errs166 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data62.requires !== undefined){
const _errs170 = errors;
if(!(validate22(data62.requires, {instancePath:instancePath+"/actions/" + i11+"/requires",parentData:data62,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid29 = _errs170 === errors;
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
var valid28 = _errs157 === errors;
if(!valid28){
break;
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
var valid2 = _errs155 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approval_states !== undefined){
let data69 = data.approval_states;
const _errs171 = errors;
if(errors === _errs171){
if(Array.isArray(data69)){
if(data69.length < 1){
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
var valid31 = true;
const len13 = data69.length;
for(let i13=0; i13<len13; i13++){
let data70 = data69[i13];
const _errs173 = errors;
if(!((((((((((data70 === "unknown") || (data70 === "draft")) || (data70 === "requested")) || (data70 === "partial")) || (data70 === "approved")) || (data70 === "rejected")) || (data70 === "expired")) || (data70 === "superseded")) || (data70 === "blocked")) || (data70 === "conditional"))){
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
var valid31 = _errs173 === errors;
if(!valid31){
break;
}
}
}
}
else {
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
var valid2 = _errs171 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.routing_rules !== undefined){
let data71 = data.routing_rules;
const _errs174 = errors;
if(errors === _errs174){
if(Array.isArray(data71)){
var valid32 = true;
const len14 = data71.length;
for(let i14=0; i14<len14; i14++){
let data72 = data71[i14];
const _errs176 = errors;
const _errs177 = errors;
let valid33 = false;
const _errs178 = errors;
if(errors === _errs178){
if(typeof data72 === "string"){
if(!pattern1.test(data72)){
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
var _valid5 = _errs178 === errors;
valid33 = valid33 || _valid5;
if(!valid33){
const _errs180 = errors;
if(errors === _errs180){
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
let missing10;
if((data72.id === undefined) && (missing10 = "id")){
const err148 = {};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
else {
const _errs182 = errors;
for(const key11 in data72){
if(!((((((key11 === "id") || (key11 === "when")) || (key11 === "action")) || (key11 === "on")) || (key11 === "requires")) || (key11 === "to"))){
const err149 = {};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
break;
}
}
if(_errs182 === errors){
if(data72.id !== undefined){
let data73 = data72.id;
const _errs183 = errors;
if(errors === _errs183){
if(typeof data73 === "string"){
if(!pattern0.test(data73)){
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
var valid34 = _errs183 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data72.when !== undefined){
let data74 = data72.when;
const _errs185 = errors;
if(errors === _errs185){
if(typeof data74 === "string"){
if(!pattern1.test(data74)){
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
var valid34 = _errs185 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data72.action !== undefined){
let data75 = data72.action;
const _errs187 = errors;
if(errors === _errs187){
if(typeof data75 === "string"){
if(!pattern1.test(data75)){
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
var valid34 = _errs187 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data72.on !== undefined){
const _errs189 = errors;
if(!(validate25(data72.on, {instancePath:instancePath+"/routing_rules/" + i14+"/on",parentData:data72,parentDataProperty:"on",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid34 = _errs189 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data72.requires !== undefined){
const _errs190 = errors;
if(!(validate22(data72.requires, {instancePath:instancePath+"/routing_rules/" + i14+"/requires",parentData:data72,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid34 = _errs190 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data72.to !== undefined){
const _errs191 = errors;
if(!(validate28(data72.to, {instancePath:instancePath+"/routing_rules/" + i14+"/to",parentData:data72,parentDataProperty:"to",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
var valid34 = _errs191 === errors;
}
else {
var valid34 = true;
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
var _valid5 = _errs180 === errors;
valid33 = valid33 || _valid5;
}
if(!valid33){
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
errors = _errs177;
if(vErrors !== null){
if(_errs177){
vErrors.length = _errs177;
}
else {
vErrors = null;
}
}
}
var valid32 = _errs176 === errors;
if(!valid32){
break;
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
var valid2 = _errs174 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.recovery_actions !== undefined){
let data79 = data.recovery_actions;
const _errs192 = errors;
if(errors === _errs192){
if(Array.isArray(data79)){
var valid35 = true;
const len15 = data79.length;
for(let i15=0; i15<len15; i15++){
let data80 = data79[i15];
const _errs194 = errors;
const _errs195 = errors;
let valid36 = false;
const _errs196 = errors;
if(errors === _errs196){
if(typeof data80 === "string"){
if(!pattern1.test(data80)){
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
var _valid6 = _errs196 === errors;
valid36 = valid36 || _valid6;
if(!valid36){
const _errs198 = errors;
if(errors === _errs198){
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
let missing11;
if((data80.id === undefined) && (missing11 = "id")){
const err161 = {};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
else {
const _errs200 = errors;
for(const key12 in data80){
if(!((((key12 === "id") || (key12 === "applies_when")) || (key12 === "output")) || (key12 === "shape"))){
const err162 = {};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
break;
}
}
if(_errs200 === errors){
if(data80.id !== undefined){
let data81 = data80.id;
const _errs201 = errors;
if(errors === _errs201){
if(typeof data81 === "string"){
if(!pattern0.test(data81)){
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
var valid37 = _errs201 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data80.applies_when !== undefined){
let data82 = data80.applies_when;
const _errs203 = errors;
if(errors === _errs203){
if(typeof data82 === "string"){
if(!pattern1.test(data82)){
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
var valid37 = _errs203 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data80.output !== undefined){
let data83 = data80.output;
const _errs205 = errors;
if(errors === _errs205){
if(typeof data83 === "string"){
if(!pattern1.test(data83)){
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
var valid37 = _errs205 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data80.shape !== undefined){
let data84 = data80.shape;
const _errs207 = errors;
if(!(((((((data84 === "targeted_questions") || (data84 === "required_evidence")) || (data84 === "suggested_owner")) || (data84 === "fallback_path")) || (data84 === "draft_only_artifact")) || (data84 === "safe_partial_output")) || (data84 === "rollback_or_recovery_step"))){
const err169 = {};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
var valid37 = _errs207 === errors;
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
var _valid6 = _errs198 === errors;
valid36 = valid36 || _valid6;
}
if(!valid36){
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
errors = _errs195;
if(vErrors !== null){
if(_errs195){
vErrors.length = _errs195;
}
else {
vErrors = null;
}
}
}
var valid35 = _errs194 === errors;
if(!valid35){
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
var valid2 = _errs192 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.required_fields !== undefined){
let data85 = data.required_fields;
const _errs208 = errors;
if(errors === _errs208){
if(Array.isArray(data85)){
var valid38 = true;
const len16 = data85.length;
for(let i16=0; i16<len16; i16++){
let data86 = data85[i16];
const _errs210 = errors;
if(errors === _errs210){
if(typeof data86 === "string"){
if(!pattern1.test(data86)){
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
var valid38 = _errs210 === errors;
if(!valid38){
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
var valid2 = _errs208 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.facts !== undefined){
let data87 = data.facts;
const _errs212 = errors;
if(errors === _errs212){
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
for(const key13 in data87){
let data88 = data87[key13];
const _errs215 = errors;
if(errors === _errs215){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
const _errs217 = errors;
for(const key14 in data88){
if(!((((key14 === "label") || (key14 === "sensitive")) || (key14 === "question")) || (key14 === "truth"))){
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
if(_errs217 === errors){
if(data88.label !== undefined){
let data89 = data88.label;
const _errs218 = errors;
if(errors === _errs218){
if(typeof data89 === "string"){
if(!pattern1.test(data89)){
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
var valid40 = _errs218 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data88.sensitive !== undefined){
const _errs220 = errors;
if(typeof data88.sensitive !== "boolean"){
const err179 = {};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
var valid40 = _errs220 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data88.question !== undefined){
let data91 = data88.question;
const _errs222 = errors;
if(errors === _errs222){
if(typeof data91 === "string"){
if(!pattern1.test(data91)){
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
var valid40 = _errs222 === errors;
}
else {
var valid40 = true;
}
if(valid40){
if(data88.truth !== undefined){
let data92 = data88.truth;
const _errs224 = errors;
if(errors === _errs224){
if(typeof data92 === "string"){
if(!pattern0.test(data92)){
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
var valid40 = _errs224 === errors;
}
else {
var valid40 = true;
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
var valid39 = _errs215 === errors;
if(!valid39){
break;
}
}
}
else {
const err185 = {};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
var valid2 = _errs212 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.terminal_states !== undefined){
let data93 = data.terminal_states;
const _errs226 = errors;
if(errors === _errs226){
if(Array.isArray(data93)){
if(data93.length < 1){
const err186 = {};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
else {
var valid41 = true;
const len17 = data93.length;
for(let i17=0; i17<len17; i17++){
let data94 = data93[i17];
const _errs228 = errors;
const _errs229 = errors;
let valid42 = false;
const _errs230 = errors;
if(errors === _errs230){
if(typeof data94 === "string"){
if(!pattern1.test(data94)){
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
var _valid7 = _errs230 === errors;
valid42 = valid42 || _valid7;
if(!valid42){
const _errs232 = errors;
if(!(validate30(data94, {instancePath:instancePath+"/terminal_states/" + i17,parentData:data93,parentDataProperty:i17,rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var _valid7 = _errs232 === errors;
valid42 = valid42 || _valid7;
}
if(!valid42){
const err189 = {};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
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
if(!valid41){
break;
}
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
var valid2 = _errs226 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.never !== undefined){
let data95 = data.never;
const _errs233 = errors;
if(errors === _errs233){
if(Array.isArray(data95)){
var valid43 = true;
const len18 = data95.length;
for(let i18=0; i18<len18; i18++){
let data96 = data95[i18];
const _errs235 = errors;
if(errors === _errs235){
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
let missing12;
if(((data96.reach === undefined) && (missing12 = "reach")) || ((data96.without === undefined) && (missing12 = "without"))){
const err191 = {};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
else {
const _errs237 = errors;
for(const key15 in data96){
if(!((key15 === "reach") || (key15 === "without"))){
const err192 = {};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
break;
}
}
if(_errs237 === errors){
if(data96.reach !== undefined){
let data97 = data96.reach;
const _errs238 = errors;
if(errors === _errs238){
if(typeof data97 === "string"){
if(!pattern0.test(data97)){
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
var valid44 = _errs238 === errors;
}
else {
var valid44 = true;
}
if(valid44){
if(data96.without !== undefined){
let data98 = data96.without;
const _errs240 = errors;
if(errors === _errs240){
if(Array.isArray(data98)){
if(data98.length < 1){
const err195 = {};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
else {
var valid45 = true;
const len19 = data98.length;
for(let i19=0; i19<len19; i19++){
let data99 = data98[i19];
const _errs242 = errors;
if(errors === _errs242){
if(typeof data99 === "string"){
if(!pattern0.test(data99)){
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
var valid45 = _errs242 === errors;
if(!valid45){
break;
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
var valid44 = _errs240 === errors;
}
else {
var valid44 = true;
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
var valid43 = _errs235 === errors;
if(!valid43){
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
var valid2 = _errs233 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.aliases !== undefined){
let data100 = data.aliases;
const _errs244 = errors;
if(errors === _errs244){
if(data100 && typeof data100 == "object" && !Array.isArray(data100)){
for(const key16 in data100){
let data101 = data100[key16];
const _errs247 = errors;
if(errors === _errs247){
if(typeof data101 === "string"){
if(!pattern1.test(data101)){
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
var valid46 = _errs247 === errors;
if(!valid46){
break;
}
}
}
else {
const err203 = {};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
var valid2 = _errs244 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.specialists !== undefined){
let data102 = data.specialists;
const _errs249 = errors;
if(errors === _errs249){
if(Array.isArray(data102)){
var valid47 = true;
const len20 = data102.length;
for(let i20=0; i20<len20; i20++){
let data103 = data102[i20];
const _errs251 = errors;
if(errors === _errs251){
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
let missing13;
if((data103.id === undefined) && (missing13 = "id")){
const err204 = {};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
else {
const _errs253 = errors;
for(const key17 in data103){
if(!(func2.call(schema11.not.not.properties.specialists.items.properties, key17))){
const err205 = {};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
break;
}
}
if(_errs253 === errors){
if(data103.id !== undefined){
let data104 = data103.id;
const _errs254 = errors;
if(errors === _errs254){
if(typeof data104 === "string"){
if(!pattern1.test(data104)){
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
else {
const err207 = {};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
var valid48 = _errs254 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.purpose !== undefined){
let data105 = data103.purpose;
const _errs256 = errors;
if(errors === _errs256){
if(typeof data105 === "string"){
if(!pattern1.test(data105)){
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
else {
const err209 = {};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
var valid48 = _errs256 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.invoked_on !== undefined){
let data106 = data103.invoked_on;
const _errs258 = errors;
if(errors === _errs258){
if(Array.isArray(data106)){
var valid49 = true;
const len21 = data106.length;
for(let i21=0; i21<len21; i21++){
let data107 = data106[i21];
const _errs260 = errors;
if(errors === _errs260){
if(typeof data107 === "string"){
if(!pattern1.test(data107)){
const err210 = {};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
else {
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
var valid49 = _errs260 === errors;
if(!valid49){
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
var valid48 = _errs258 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.requires !== undefined){
const _errs262 = errors;
if(!(validate22(data103.requires, {instancePath:instancePath+"/specialists/" + i20+"/requires",parentData:data103,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid48 = _errs262 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.if_known !== undefined){
let data109 = data103.if_known;
const _errs263 = errors;
if(errors === _errs263){
if(Array.isArray(data109)){
var valid50 = true;
const len22 = data109.length;
for(let i22=0; i22<len22; i22++){
let data110 = data109[i22];
const _errs265 = errors;
if(errors === _errs265){
if(typeof data110 === "string"){
if(!pattern1.test(data110)){
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
else {
const err214 = {};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
var valid50 = _errs265 === errors;
if(!valid50){
break;
}
}
}
else {
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
var valid48 = _errs263 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.optional !== undefined){
let data111 = data103.optional;
const _errs267 = errors;
if(errors === _errs267){
if(Array.isArray(data111)){
var valid51 = true;
const len23 = data111.length;
for(let i23=0; i23<len23; i23++){
let data112 = data111[i23];
const _errs269 = errors;
if(errors === _errs269){
if(typeof data112 === "string"){
if(!pattern1.test(data112)){
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
var valid51 = _errs269 === errors;
if(!valid51){
break;
}
}
}
else {
const err218 = {};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
var valid48 = _errs267 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.owns !== undefined){
let data113 = data103.owns;
const _errs271 = errors;
if(errors === _errs271){
if(Array.isArray(data113)){
var valid52 = true;
const len24 = data113.length;
for(let i24=0; i24<len24; i24++){
let data114 = data113[i24];
const _errs273 = errors;
if(errors === _errs273){
if(typeof data114 === "string"){
if(!pattern0.test(data114)){
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
var valid52 = _errs273 === errors;
if(!valid52){
break;
}
}
}
else {
const err221 = {};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
var valid48 = _errs271 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.outputs !== undefined){
let data115 = data103.outputs;
const _errs275 = errors;
if(errors === _errs275){
if(Array.isArray(data115)){
var valid53 = true;
const len25 = data115.length;
for(let i25=0; i25<len25; i25++){
let data116 = data115[i25];
const _errs277 = errors;
if(errors === _errs277){
if(typeof data116 === "string"){
if(!pattern1.test(data116)){
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
var valid53 = _errs277 === errors;
if(!valid53){
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
var valid48 = _errs275 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.upstream !== undefined){
let data117 = data103.upstream;
const _errs279 = errors;
if(errors === _errs279){
if(Array.isArray(data117)){
var valid54 = true;
const len26 = data117.length;
for(let i26=0; i26<len26; i26++){
let data118 = data117[i26];
const _errs281 = errors;
if(errors === _errs281){
if(typeof data118 === "string"){
if(!pattern1.test(data118)){
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
var valid54 = _errs281 === errors;
if(!valid54){
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
var valid48 = _errs279 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.downstream !== undefined){
let data119 = data103.downstream;
const _errs283 = errors;
if(errors === _errs283){
if(Array.isArray(data119)){
var valid55 = true;
const len27 = data119.length;
for(let i27=0; i27<len27; i27++){
let data120 = data119[i27];
const _errs285 = errors;
if(errors === _errs285){
if(typeof data120 === "string"){
if(!pattern1.test(data120)){
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
var valid55 = _errs285 === errors;
if(!valid55){
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
var valid48 = _errs283 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.stops_at !== undefined){
let data121 = data103.stops_at;
const _errs287 = errors;
if(errors === _errs287){
if(Array.isArray(data121)){
var valid56 = true;
const len28 = data121.length;
for(let i28=0; i28<len28; i28++){
let data122 = data121[i28];
const _errs289 = errors;
if(errors === _errs289){
if(typeof data122 === "string"){
if(!pattern1.test(data122)){
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
else {
const err232 = {};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
var valid56 = _errs289 === errors;
if(!valid56){
break;
}
}
}
else {
const err233 = {};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
var valid48 = _errs287 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.uses !== undefined){
let data123 = data103.uses;
const _errs291 = errors;
if(errors === _errs291){
if(data123 && typeof data123 == "object" && !Array.isArray(data123)){
for(const key18 in data123){
let data124 = data123[key18];
const _errs294 = errors;
if(errors === _errs294){
if(typeof data124 === "string"){
if(!pattern1.test(data124)){
const err234 = {};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
else {
const err235 = {};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
var valid57 = _errs294 === errors;
if(!valid57){
break;
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
var valid48 = _errs291 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.must_not !== undefined){
let data125 = data103.must_not;
const _errs296 = errors;
if(errors === _errs296){
if(data125 && typeof data125 == "object" && !Array.isArray(data125)){
for(const key19 in data125){
let data126 = data125[key19];
const _errs299 = errors;
if(errors === _errs299){
if(typeof data126 === "string"){
if(!pattern1.test(data126)){
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
var valid58 = _errs299 === errors;
if(!valid58){
break;
}
}
}
else {
const err239 = {};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
var valid48 = _errs296 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data103.leaves !== undefined){
let data127 = data103.leaves;
const _errs301 = errors;
if(errors === _errs301){
if(data127 && typeof data127 == "object" && !Array.isArray(data127)){
for(const key20 in data127){
let data128 = data127[key20];
const _errs304 = errors;
if(errors === _errs304){
if(typeof data128 === "string"){
if(!pattern1.test(data128)){
const err240 = {};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
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
var valid59 = _errs304 === errors;
if(!valid59){
break;
}
}
}
else {
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
var valid48 = _errs301 === errors;
}
else {
var valid48 = true;
}
}
}
}
}
}
}
}
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
var valid47 = _errs251 === errors;
if(!valid47){
break;
}
}
}
else {
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
var valid2 = _errs249 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tracks !== undefined){
let data129 = data.tracks;
const _errs306 = errors;
if(errors === _errs306){
if(Array.isArray(data129)){
var valid60 = true;
const len29 = data129.length;
for(let i29=0; i29<len29; i29++){
let data130 = data129[i29];
const _errs308 = errors;
if(errors === _errs308){
if(data130 && typeof data130 == "object" && !Array.isArray(data130)){
let missing14;
if(((data130.id === undefined) && (missing14 = "id")) || ((data130.kind === undefined) && (missing14 = "kind"))){
const err245 = {};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
else {
const _errs310 = errors;
for(const key21 in data130){
if(!(func2.call(schema11.not.not.properties.tracks.items.properties, key21))){
const err246 = {};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
break;
}
}
if(_errs310 === errors){
if(data130.id !== undefined){
let data131 = data130.id;
const _errs311 = errors;
if(errors === _errs311){
if(typeof data131 === "string"){
if(!pattern0.test(data131)){
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
var valid61 = _errs311 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data130.kind !== undefined){
let data132 = data130.kind;
const _errs313 = errors;
if(!((((((data132 === "lifecycle") || (data132 === "risk")) || (data132 === "commercial")) || (data132 === "communication")) || (data132 === "packaging")) || (data132 === "proof"))){
const err249 = {};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
var valid61 = _errs313 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data130.label !== undefined){
let data133 = data130.label;
const _errs314 = errors;
if(errors === _errs314){
if(typeof data133 === "string"){
if(!pattern1.test(data133)){
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
var valid61 = _errs314 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data130.stage !== undefined){
let data134 = data130.stage;
const _errs316 = errors;
if(errors === _errs316){
if(typeof data134 === "string"){
if(!pattern0.test(data134)){
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
else {
const err253 = {};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
var valid61 = _errs316 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data130.owner !== undefined){
let data135 = data130.owner;
const _errs318 = errors;
if(errors === _errs318){
if(typeof data135 === "string"){
if(!pattern1.test(data135)){
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
else {
const err255 = {};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
var valid61 = _errs318 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data130.scope !== undefined){
const _errs320 = errors;
if(typeof data130.scope !== "boolean"){
const err256 = {};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
var valid61 = _errs320 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data130.lines !== undefined){
let data137 = data130.lines;
const _errs322 = errors;
if(errors === _errs322){
if(Array.isArray(data137)){
var valid62 = true;
const len30 = data137.length;
for(let i30=0; i30<len30; i30++){
let data138 = data137[i30];
const _errs324 = errors;
if(errors === _errs324){
if(typeof data138 === "string"){
if(!pattern0.test(data138)){
const err257 = {};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
else {
const err258 = {};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
var valid62 = _errs324 === errors;
if(!valid62){
break;
}
}
}
else {
const err259 = {};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
var valid61 = _errs322 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data130.output !== undefined){
let data139 = data130.output;
const _errs326 = errors;
if(!(((data139 === "draft_only") || (data139 === "internal")) || (data139 === "external"))){
const err260 = {};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
var valid61 = _errs326 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data130.requires !== undefined){
const _errs327 = errors;
if(!(validate22(data130.requires, {instancePath:instancePath+"/tracks/" + i29+"/requires",parentData:data130,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid61 = _errs327 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data130.may !== undefined){
let data141 = data130.may;
const _errs328 = errors;
if(errors === _errs328){
if(Array.isArray(data141)){
var valid63 = true;
const len31 = data141.length;
for(let i31=0; i31<len31; i31++){
let data142 = data141[i31];
const _errs330 = errors;
if(errors === _errs330){
if(typeof data142 === "string"){
if(!pattern0.test(data142)){
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
var valid63 = _errs330 === errors;
if(!valid63){
break;
}
}
}
else {
const err263 = {};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
var valid61 = _errs328 === errors;
}
else {
var valid61 = true;
}
if(valid61){
if(data130.joins !== undefined){
let data143 = data130.joins;
const _errs332 = errors;
if(errors === _errs332){
if(typeof data143 === "string"){
if(!pattern0.test(data143)){
const err264 = {};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
else {
const err265 = {};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
var valid61 = _errs332 === errors;
}
else {
var valid61 = true;
}
}
}
}
}
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
const err266 = {};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
var valid60 = _errs308 === errors;
if(!valid60){
break;
}
}
}
else {
const err267 = {};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
var valid2 = _errs306 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.triage !== undefined){
let data144 = data.triage;
const _errs334 = errors;
if(errors === _errs334){
if(Array.isArray(data144)){
var valid64 = true;
const len32 = data144.length;
for(let i32=0; i32<len32; i32++){
let data145 = data144[i32];
const _errs336 = errors;
if(errors === _errs336){
if(data145 && typeof data145 == "object" && !Array.isArray(data145)){
let missing15;
if(((data145.flag === undefined) && (missing15 = "flag")) || ((data145.outcome === undefined) && (missing15 = "outcome"))){
const err268 = {};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
else {
const _errs338 = errors;
for(const key22 in data145){
if(!((((((key22 === "flag") || (key22 === "outcome")) || (key22 === "gate")) || (key22 === "specialist")) || (key22 === "raises")) || (key22 === "escalates"))){
const err269 = {};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
break;
}
}
if(_errs338 === errors){
if(data145.flag !== undefined){
let data146 = data145.flag;
const _errs339 = errors;
if(errors === _errs339){
if(typeof data146 === "string"){
if(!pattern0.test(data146)){
const err270 = {};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
else {
const err271 = {};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
var valid65 = _errs339 === errors;
}
else {
var valid65 = true;
}
if(valid65){
if(data145.outcome !== undefined){
let data147 = data145.outcome;
const _errs341 = errors;
if(!((((data147 === "no_gate") || (data147 === "specialist_review")) || (data147 === "owner_approval")) || (data147 === "security_review"))){
const err272 = {};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
var valid65 = _errs341 === errors;
}
else {
var valid65 = true;
}
if(valid65){
if(data145.gate !== undefined){
let data148 = data145.gate;
const _errs342 = errors;
if(errors === _errs342){
if(typeof data148 === "string"){
if(!pattern0.test(data148)){
const err273 = {};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
else {
const err274 = {};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
var valid65 = _errs342 === errors;
}
else {
var valid65 = true;
}
if(valid65){
if(data145.specialist !== undefined){
let data149 = data145.specialist;
const _errs344 = errors;
if(errors === _errs344){
if(typeof data149 === "string"){
if(!pattern1.test(data149)){
const err275 = {};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
else {
const err276 = {};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
var valid65 = _errs344 === errors;
}
else {
var valid65 = true;
}
if(valid65){
if(data145.raises !== undefined){
let data150 = data145.raises;
const _errs346 = errors;
if(errors === _errs346){
if(typeof data150 === "string"){
if(!pattern0.test(data150)){
const err277 = {};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
else {
const err278 = {};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
var valid65 = _errs346 === errors;
}
else {
var valid65 = true;
}
if(valid65){
if(data145.escalates !== undefined){
let data151 = data145.escalates;
const _errs348 = errors;
if(errors === _errs348){
if(typeof data151 === "string"){
if(!pattern1.test(data151)){
const err279 = {};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
else {
const err280 = {};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
var valid65 = _errs348 === errors;
}
else {
var valid65 = true;
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
const err281 = {};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
var valid64 = _errs336 === errors;
if(!valid64){
break;
}
}
}
else {
const err282 = {};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
var valid2 = _errs334 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.support !== undefined){
let data152 = data.support;
const _errs350 = errors;
if(errors === _errs350){
if(Array.isArray(data152)){
var valid66 = true;
const len33 = data152.length;
for(let i33=0; i33<len33; i33++){
let data153 = data152[i33];
const _errs352 = errors;
if(errors === _errs352){
if(data153 && typeof data153 == "object" && !Array.isArray(data153)){
let missing16;
if((((data153.job === undefined) && (missing16 = "job")) || ((data153.specialist === undefined) && (missing16 = "specialist"))) || ((data153.on === undefined) && (missing16 = "on"))){
const err283 = {};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
else {
const _errs354 = errors;
for(const key23 in data153){
if(!(((key23 === "job") || (key23 === "specialist")) || (key23 === "on"))){
const err284 = {};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
break;
}
}
if(_errs354 === errors){
if(data153.job !== undefined){
let data154 = data153.job;
const _errs355 = errors;
if(errors === _errs355){
if(typeof data154 === "string"){
if(!pattern0.test(data154)){
const err285 = {};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
else {
const err286 = {};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
var valid67 = _errs355 === errors;
}
else {
var valid67 = true;
}
if(valid67){
if(data153.specialist !== undefined){
let data155 = data153.specialist;
const _errs357 = errors;
if(errors === _errs357){
if(typeof data155 === "string"){
if(!pattern1.test(data155)){
const err287 = {};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
else {
const err288 = {};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
var valid67 = _errs357 === errors;
}
else {
var valid67 = true;
}
if(valid67){
if(data153.on !== undefined){
const _errs359 = errors;
if(!(validate25(data153.on, {instancePath:instancePath+"/support/" + i33+"/on",parentData:data153,parentDataProperty:"on",rootData}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid67 = _errs359 === errors;
}
else {
var valid67 = true;
}
}
}
}
}
}
else {
const err289 = {};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
var valid66 = _errs352 === errors;
if(!valid66){
break;
}
}
}
else {
const err290 = {};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
}
var valid2 = _errs350 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.plugins !== undefined){
let data157 = data.plugins;
const _errs360 = errors;
if(errors === _errs360){
if(Array.isArray(data157)){
var valid68 = true;
const len34 = data157.length;
for(let i34=0; i34<len34; i34++){
let data158 = data157[i34];
const _errs362 = errors;
if(errors === _errs362){
if(data158 && typeof data158 == "object" && !Array.isArray(data158)){
let missing17;
if(((data158.id === undefined) && (missing17 = "id")) || ((data158.when === undefined) && (missing17 = "when"))){
const err291 = {};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
else {
const _errs364 = errors;
for(const key24 in data158){
if(!((((key24 === "id") || (key24 === "for")) || (key24 === "when")) || (key24 === "gates"))){
const err292 = {};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
break;
}
}
if(_errs364 === errors){
if(data158.id !== undefined){
let data159 = data158.id;
const _errs365 = errors;
if(errors === _errs365){
if(typeof data159 === "string"){
if(!pattern0.test(data159)){
const err293 = {};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
else {
const err294 = {};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
}
var valid69 = _errs365 === errors;
}
else {
var valid69 = true;
}
if(valid69){
if(data158.for !== undefined){
let data160 = data158.for;
const _errs367 = errors;
if(errors === _errs367){
if(typeof data160 === "string"){
if(!pattern1.test(data160)){
const err295 = {};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
else {
const err296 = {};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
var valid69 = _errs367 === errors;
}
else {
var valid69 = true;
}
if(valid69){
if(data158.when !== undefined){
let data161 = data158.when;
const _errs369 = errors;
if(errors === _errs369){
if(typeof data161 === "string"){
if(!pattern1.test(data161)){
const err297 = {};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
else {
const err298 = {};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
var valid69 = _errs369 === errors;
}
else {
var valid69 = true;
}
if(valid69){
if(data158.gates !== undefined){
let data162 = data158.gates;
const _errs371 = errors;
if(errors === _errs371){
if(Array.isArray(data162)){
var valid70 = true;
const len35 = data162.length;
for(let i35=0; i35<len35; i35++){
let data163 = data162[i35];
const _errs373 = errors;
if(errors === _errs373){
if(typeof data163 === "string"){
if(!pattern0.test(data163)){
const err299 = {};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
else {
const err300 = {};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
var valid70 = _errs373 === errors;
if(!valid70){
break;
}
}
}
else {
const err301 = {};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
var valid69 = _errs371 === errors;
}
else {
var valid69 = true;
}
}
}
}
}
}
}
else {
const err302 = {};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
var valid68 = _errs362 === errors;
if(!valid68){
break;
}
}
}
else {
const err303 = {};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
var valid2 = _errs360 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.events !== undefined){
let data164 = data.events;
const _errs375 = errors;
if(errors === _errs375){
if(Array.isArray(data164)){
var valid71 = true;
const len36 = data164.length;
for(let i36=0; i36<len36; i36++){
let data165 = data164[i36];
const _errs377 = errors;
if(errors === _errs377){
if(typeof data165 === "string"){
if(!pattern1.test(data165)){
const err304 = {};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
else {
const err305 = {};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
var valid71 = _errs377 === errors;
if(!valid71){
break;
}
}
}
else {
const err306 = {};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
var valid2 = _errs375 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.validation_rules !== undefined){
let data166 = data.validation_rules;
const _errs379 = errors;
if(errors === _errs379){
if(Array.isArray(data166)){
var valid72 = true;
const len37 = data166.length;
for(let i37=0; i37<len37; i37++){
let data167 = data166[i37];
const _errs381 = errors;
if(!(((((((((data167 === "invalid_transition") || (data167 === "missing_owner")) || (data167 === "orphaned_blocker")) || (data167 === "stale_approval")) || (data167 === "artifact_without_source_or_version")) || (data167 === "gate_bypassed_without_rationale")) || (data167 === "unresolved_conflict")) || (data167 === "terminal_state_with_open_blockers")) || (data167 === "external_action_without_approval_evidence"))){
const err307 = {};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
var valid72 = _errs381 === errors;
if(!valid72){
break;
}
}
}
else {
const err308 = {};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
var valid2 = _errs379 === errors;
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
else {
const err309 = {};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
var valid1 = _errs3 === errors;
if(valid1){
const err310 = {};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
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

export const validPolicy = validate46;
const schema12 = {"$id":"validPolicy","not":{"not":{"type":"object","required":["version"],"properties":{"version":{"const":1},"extends":{"type":"string","pattern":"^[\\w.-]+/[\\w.-]+@[0-9a-f]{40}(:(?!\\.\\.?/)[\\w./-]+)?$"},"workflow":{"type":"string","pattern":"\\S"},"mode":{"enum":["enforce","observe"]},"assurance":{"enum":["proven","signed","attested","asserted"]},"recheck":{"type":"boolean"},"roles":{"type":"object","additionalProperties":{"type":"object","properties":{"logins":{"type":"array","items":{"type":"string","pattern":"\\S"}},"ids":{"type":"array","items":{"type":"integer","minimum":1}},"teams":{"type":"array","items":{"type":"string","pattern":"\\S"}},"emails":{"type":"array","items":{"type":"string","pattern":"\\S"}},"agents":{"type":"array","items":{"type":"string","pattern":"\\S"}},"apps":{"type":"array","items":{"type":"string","pattern":"\\S"}},"codeowners":{"type":"boolean"},"permission":{"enum":["none","read","triage","write","maintain","admin"]},"deputies":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1}},"additionalProperties":false}},"keys":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1}},"gates":{"type":"object","additionalProperties":{"type":"object","properties":{"roles":{"type":"array","items":{"type":"string","pattern":"\\S"}},"count":{"type":"integer","minimum":0},"all_of":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"distinct_from":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"open_for_hours":{"type":"number","exclusiveMinimum":0},"checks":{"type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"codeowners":{"type":"boolean"},"assurance":{"enum":["proven","signed","attested","asserted"]},"own_work":{"type":"boolean"},"recheck":{"type":"boolean"},"expires_after_days":{"type":"number","exclusiveMinimum":0},"reminders":{"$ref":"part4"}},"additionalProperties":false}},"verbs":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"delegation":{"type":"object","properties":{"longest_days":{"type":"number","exclusiveMinimum":0},"chain":{"enum":[1,2,3]},"roles":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"additionalProperties":false},"reminders":{"$ref":"part4"},"calendar":{"type":"object","properties":{"working_days":{"type":"array","items":{"enum":["sun","mon","tue","wed","thu","fri","sat"]},"minItems":1},"holidays":{"type":"array","items":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}},"additionalProperties":false},"attesters":{"type":"array","items":{"type":"string","pattern":"\\S"}},"overriders":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"additionalProperties":false}}};
const pattern199 = new RegExp("^[\\w.-]+/[\\w.-]+@[0-9a-f]{40}(:(?!\\.\\.?/)[\\w./-]+)?$", "u");
const pattern214 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
const schema13 = {"$id":"part4","not":{"not":{"type":"object","properties":{"after_working_days":{"type":"integer","minimum":1},"deputy_after_working_days":{"type":"integer","minimum":1}},"additionalProperties":false}}};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part4" */;
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
validate47.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate47.errors = vErrors;
return errors === 0;
}


function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!(func2.call(schema12.not.not.properties, key0))){
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
if(!pattern199.test(data1)){
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
if(!(func2.call(schema12.not.not.properties.roles.additionalProperties.properties, key2))){
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
if(!(func2.call(schema12.not.not.properties.gates.additionalProperties.properties, key5))){
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
if(!(validate47(data28.reminders, {instancePath:instancePath+"/gates/" + key4.replace(/~/g, "~0").replace(/\//g, "~1")+"/reminders",parentData:data28,parentDataProperty:"reminders",rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
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
if(!(validate47(data.reminders, {instancePath:instancePath+"/reminders",parentData:data,parentDataProperty:"reminders",rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
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
if(!pattern214.test(data58)){
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
validate46.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate46.errors = vErrors;
return errors === 0;
}

export const validPolicyTests = validate50;
const schema14 = {"$id":"validPolicyTests","not":{"not":{"type":"object","required":["version","people","tests"],"properties":{"version":{"const":1},"workflow":{"type":"string","pattern":"\\S"},"people":{"type":"object","additionalProperties":{"type":"object","properties":{"id":{"type":"integer","minimum":1},"login":{"type":"string","pattern":"\\S"},"email":{"type":"string","pattern":"\\S"},"teams":{"type":"array","items":{"type":"string","pattern":"\\S"}},"permission":{"enum":["none","read","triage","write","maintain","admin"]},"kind":{"enum":["person","agent","app"]},"assurance":{"enum":["proven","signed","attested","asserted"]}},"additionalProperties":false}},"tests":{"type":"array","items":{"type":"object","required":["name","when","then"],"properties":{"name":{"type":"string","pattern":"\\S"},"given":{"type":"object","properties":{"workflow":{"type":"string","pattern":"\\S"},"stage":{"type":"string","pattern":"\\S"},"author":{"anyOf":[{"type":"string","pattern":"\\S"},{"type":"array","items":{"type":"string","pattern":"\\S"}}]},"changes":{"type":"array","items":{"type":"string","pattern":"\\S"}},"landed":{"type":"array","items":{"type":"string","pattern":"\\S"}},"facts":{"type":"object","additionalProperties":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]}},"flags":{"type":"array","items":{"type":"string","pattern":"\\S"}},"blockers":{"type":"array","items":{"type":"string","pattern":"\\S"}},"checks":{"type":"object","additionalProperties":{"enum":["passed","failed","pending"]}},"owners":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string","pattern":"\\S"}}},"done":{"type":"array","items":{"type":"object","additionalProperties":{"type":"string"}}},"days":{"type":"number","minimum":0},"on":{"type":"string","pattern":"\\S"}},"additionalProperties":false},"when":{"type":"object","additionalProperties":{"type":"string"}},"then":{"enum":["open","closed","refused","allowed"]},"because":{"type":"string","pattern":"\\S"}},"additionalProperties":false},"minItems":1}},"additionalProperties":false}}};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!(func2.call(schema14.not.not.properties.tests.items.properties.given.properties, key4))){
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
validate50.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate50.errors = vErrors;
return errors === 0;
}

export const validProjectState = validate51;
const schema15 = {"$id":"validProjectState","not":{"not":{"type":"object","required":["format","project_id","workflow_type","workflow","client","owner","workflow_status","terminal_state","seq","cursor","definition","policy","tracks","artifacts","proposals","approvals","blockers","known_facts","flags","seen","refused"],"properties":{"format":{"const":1},"project_id":{"type":"string"},"workflow_type":{"type":"string"},"workflow":{"type":"string"},"client":{"type":"string"},"owner":{"type":"string"},"urgency":{"enum":["normal","elevated","urgent"]},"due_date":{"type":"string"},"request":{"type":"object","required":["intent","kind","track","by","at"],"properties":{"intent":{"enum":["create","revise","continue","route","package","send","review","approve","escalate","recover","archive","validate","new workstream"]},"kind":{"enum":["forward_progress","backward_rework","skipped_stage_exception","reopened_approval","continuation","revision","escalation","packaging","validation","new_workstream"]},"track":{"type":"string"},"target":{"type":"string"},"outcome":{"type":"string"},"by":{"type":"string"},"at":{"type":"string"}},"additionalProperties":false},"workflow_status":{"enum":["draft","active","stalled","blocked","in_review","approved","launched","closed","reopened","superseded"]},"terminal_state":{"anyOf":[{"type":"object","required":["id","rationale"],"properties":{"id":{"type":"string"},"rationale":{"type":"string"}},"additionalProperties":false},{"type":"null"}]},"seq":{"type":"integer","minimum":1},"cursor":{"anyOf":[{"type":"string"},{"type":"null"}]},"definition":{"$ref":"part5"},"policy":{"anyOf":[{"$ref":"part5"},{"type":"null"}]},"tracks":{"type":"object","additionalProperties":{"type":"object","required":["kind","stage","visit","status","owner","triggers"],"properties":{"kind":{"enum":["lifecycle","risk","commercial","communication","packaging","proof"]},"stage":{"type":"string"},"visit":{"type":"integer","minimum":1},"status":{"enum":["draft","active","blocked","waiting","complete","superseded"]},"owner":{"type":"string"},"due_date":{"type":"string"},"dependencies":{"type":"array","items":{"type":"string"}},"template":{"type":"string"},"from":{"type":"string"},"because":{"type":"string"},"lines":{"type":"array","items":{"type":"string"}},"depends_on":{"$ref":"condition"},"requires":{"$ref":"condition"},"allowed_output":{"enum":["draft_only","internal","external"]},"may":{"type":"array","items":{"type":"string"}},"recovery":{"type":"object","required":["action","output","owner"],"properties":{"action":{"type":"string"},"shape":{"enum":["targeted_questions","required_evidence","suggested_owner","fallback_path","draft_only_artifact","safe_partial_output","rollback_or_recovery_step"]},"output":{"type":"string"},"owner":{"type":"string"},"due_date":{"type":"string"}},"additionalProperties":false},"triggers":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}},"artifacts":{"type":"object","additionalProperties":{"type":"object","required":["status","version","content","landed_at","authors","bypassed"],"properties":{"status":{"enum":["current","archived"]},"version":{"type":"string","pattern":"^v[1-9][0-9]*$"},"content":{"type":"string"},"path":{"type":"string"},"commit":{"type":"string"},"landed_at":{"type":"string"},"source_artifacts":{"type":"array","items":{"type":"string"}},"authors":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}},"bypassed":{"type":"array","items":{"type":"string"}},"observed":{"type":"array","items":{"type":"string"}}},"additionalProperties":false}},"proposals":{"type":"object","additionalProperties":{"type":"object","required":["head","base","contents","authors"],"properties":{"head":{"type":"string"},"base":{"type":"string"},"contents":{"type":"object","additionalProperties":{"type":"string"}},"authors":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"string"}]}}},"additionalProperties":false}},"approvals":{"type":"object","additionalProperties":{"type":"object","additionalProperties":{"$ref":"part6"}}},"other_approvals":{"type":"array","items":{"$ref":"part6"}},"approval_numbers":{"type":"object","additionalProperties":{"type":"object","additionalProperties":{"type":"integer","minimum":1}}},"delegations":{"type":"array","items":{"type":"object","required":["role","by","to","from","until","reason"],"properties":{"role":{"type":"string"},"by":{"$ref":"part7"},"to":{"type":"object","required":["login"],"properties":{"login":{"type":"string"},"id":{"anyOf":[{"type":"integer"},{"type":"string"}]}},"additionalProperties":false},"from":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"until":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"reason":{"type":"string"}},"additionalProperties":false}},"waits":{"type":"array","items":{"type":"object","required":["gate","track","proposal","covers","since"],"properties":{"gate":{"type":"string"},"track":{"type":"string"},"proposal":{"anyOf":[{"type":"string"},{"type":"null"}]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"since":{"type":"string"},"reminded_at":{"type":"string"},"deputies_at":{"type":"string"}},"additionalProperties":false}},"blockers":{"type":"object","additionalProperties":{"type":"object","required":["text","on","by","at"],"properties":{"text":{"type":"string"},"on":{"type":"string"},"by":{"type":"string"},"at":{"type":"string"},"until":{"$ref":"condition"},"due_date":{"type":"string"},"approval":{"type":"object","required":["track","by"],"properties":{"track":{"type":"string"},"confirm_id":{"type":"string"},"by":{"type":"array","items":{"$ref":"part7"}}},"additionalProperties":false}},"additionalProperties":false}},"known_facts":{"type":"object","additionalProperties":{"type":"object","required":["value","source","by","at"],"properties":{"value":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"source":{"type":"string"},"by":{"type":"string"},"at":{"type":"string"},"substitutes":{"type":"string"}},"additionalProperties":false}},"assumptions":{"type":"object","additionalProperties":{"type":"object","required":["value","because","by","at"],"properties":{"value":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"because":{"type":"string"},"by":{"type":"string"},"at":{"type":"string"}},"additionalProperties":false}},"conflicts":{"type":"object","additionalProperties":{"type":"object","required":["about","claims","likely","because","tracks","by","at"],"properties":{"about":{"type":"string"},"fact":{"type":"string"},"claims":{"type":"array","items":{"type":"object","required":["value","source","by"],"properties":{"value":{"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"}]},"source":{"type":"string"},"by":{"type":"string"}},"additionalProperties":false}},"likely":{"anyOf":[{"type":"string"},{"type":"null"}]},"because":{"type":"string"},"tracks":{"type":"array","items":{"type":"string"}},"by":{"type":"string"},"at":{"type":"string"}},"additionalProperties":false}},"flags":{"type":"array","items":{"type":"string"}},"observed":{"type":"array","items":{"type":"string"}},"seen":{"type":"array","items":{"type":"string"}},"heard":{"type":"object","required":["since","until","ids"],"properties":{"since":{"type":"string"},"until":{"type":"string"},"ids":{"type":"array","items":{"type":"string"}}},"additionalProperties":false},"receipts":{"type":"object","additionalProperties":{"type":"string"}},"refused":{"type":"object","additionalProperties":{"type":"object","required":["hour","count"],"properties":{"hour":{"type":"string"},"count":{"type":"integer"}},"additionalProperties":false}}},"additionalProperties":false}}};
const schema16 = {"$id":"part5","not":{"not":{"type":"object","required":["blob","origin"],"properties":{"blob":{"type":"string"},"origin":{"type":"string"},"commit":{"type":"string"},"base":{"type":"object","required":["blob","origin"],"properties":{"blob":{"type":"string"},"origin":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false}}};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate52.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate52.errors = vErrors;
return errors === 0;
}

const schema17 = {"$id":"part6","not":{"not":{"type":"object","required":["confirm_id","number","gate","track","status","covers","requested_by_role","requested_at","decisions"],"properties":{"confirm_id":{"type":"string"},"number":{"type":"integer","minimum":1},"gate":{"type":"string"},"track":{"type":"string"},"status":{"enum":["requested","partial","approved","conditional","rejected","expired","superseded","blocked"]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"proposal":{"anyOf":[{"type":"string"},{"type":"null"}]},"head":{"anyOf":[{"type":"string"},{"type":"null"}]},"requested_by_role":{"type":"string"},"requested_by":{"type":"string"},"requested_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"since":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"decisions":{"type":"array","items":{"type":"object","required":["decision_id","status","decided_by","decided_by_login","decided_by_role","decided_at","assurance","reason"],"properties":{"decision_id":{"type":"string"},"status":{"enum":["approved","rejected","cancelled"]},"decided_by":{"anyOf":[{"type":"integer"},{"type":"string"}]},"decided_by_login":{"type":"string"},"decided_by_role":{"type":"string"},"authority":{"type":"string"},"roles":{"type":"array","items":{"type":"string"}},"owners":{"type":"array","items":{"type":"string"}},"delegated_by":{"type":"array","items":{"$ref":"part7"}},"deputy_role":{"type":"string"},"decided_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"said":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"assurance":{"enum":["proven","signed","attested","asserted"]},"attested_by":{"type":"string"},"evidence":{"type":"object","required":["name","sha256","bytes"],"properties":{"name":{"type":"string"},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},"bytes":{"type":"integer"}},"additionalProperties":false},"reason":{"type":"string"},"head":{"type":"string"}},"additionalProperties":false}},"permits":{"type":"array","items":{"type":"string"}},"limits":{"type":"string"},"conditions":{"type":"array","items":{"$ref":"condition"}},"blockers":{"type":"array","items":{"type":"string"}},"expires_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"supersedes":{"type":"string"},"voided":{"type":"object","required":["confirm_id","status","approved_by","covers","because"],"properties":{"confirm_id":{"type":"string"},"status":{"enum":["superseded","expired"]},"approved_by":{"type":"array","items":{"$ref":"part7"}},"head":{"anyOf":[{"type":"string"},{"type":"null"}]},"covers":{"type":"object","additionalProperties":{"type":"string"}},"because":{"type":"string"},"permits":{"type":"array","items":{"type":"string"}},"limits":{"type":"string"},"conditions":{"type":"array","items":{"$ref":"condition"}},"blockers":{"type":"array","items":{"type":"string"}},"expires_at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"}},"additionalProperties":false},"overridden":{"type":"object","required":["by","at","reason"],"properties":{"by":{"type":"string"},"at":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T"},"reason":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false}}};
const pattern234 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T", "u");
const pattern238 = new RegExp("^[0-9a-f]{64}$", "u");
const schema18 = {"$id":"part7","not":{"not":{"type":"object","required":["id","login"],"properties":{"id":{"anyOf":[{"type":"integer"},{"type":"string"}]},"login":{"type":"string"}},"additionalProperties":false}}};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part7" */;
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
validate58.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate58.errors = vErrors;
return errors === 0;
}


function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="part6" */;
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
if(!(func2.call(schema17.not.not.properties, key0))){
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
if(!pattern234.test(data11)){
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
if(!pattern234.test(data12)){
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
if(!(func2.call(schema17.not.not.properties.decisions.items.properties, key2))){
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
if(!(validate58(data25[i3], {instancePath:instancePath+"/decisions/" + i0+"/delegated_by/" + i3,parentData:data25,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
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
if(!pattern234.test(data28)){
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
if(!pattern234.test(data29)){
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
if(!pattern238.test(data34)){
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
if(!pattern234.test(data45)){
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
if(!(func2.call(schema17.not.not.properties.voided.properties, key4))){
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
if(!(validate58(data50[i7], {instancePath:instancePath+"/voided/approved_by/" + i7,parentData:data50,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
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
if(!pattern234.test(data63)){
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
if(!pattern234.test(data66)){
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
validate57.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate57.errors = vErrors;
return errors === 0;
}

const pattern233 = new RegExp("^v[1-9][0-9]*$", "u");

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(data.due_date !== undefined){
const _errs18 = errors;
if(typeof data.due_date !== "string"){
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
if(data.request !== undefined){
let data8 = data.request;
const _errs20 = errors;
if(errors === _errs20){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if((((((data8.intent === undefined) && (missing1 = "intent")) || ((data8.kind === undefined) && (missing1 = "kind"))) || ((data8.track === undefined) && (missing1 = "track"))) || ((data8.by === undefined) && (missing1 = "by"))) || ((data8.at === undefined) && (missing1 = "at"))){
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
const _errs22 = errors;
for(const key1 in data8){
if(!(((((((key1 === "intent") || (key1 === "kind")) || (key1 === "track")) || (key1 === "target")) || (key1 === "outcome")) || (key1 === "by")) || (key1 === "at"))){
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
if(_errs22 === errors){
if(data8.intent !== undefined){
let data9 = data8.intent;
const _errs23 = errors;
if(!(((((((((((((data9 === "create") || (data9 === "revise")) || (data9 === "continue")) || (data9 === "route")) || (data9 === "package")) || (data9 === "send")) || (data9 === "review")) || (data9 === "approve")) || (data9 === "escalate")) || (data9 === "recover")) || (data9 === "archive")) || (data9 === "validate")) || (data9 === "new workstream"))){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid3 = _errs23 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.kind !== undefined){
let data10 = data8.kind;
const _errs24 = errors;
if(!((((((((((data10 === "forward_progress") || (data10 === "backward_rework")) || (data10 === "skipped_stage_exception")) || (data10 === "reopened_approval")) || (data10 === "continuation")) || (data10 === "revision")) || (data10 === "escalation")) || (data10 === "packaging")) || (data10 === "validation")) || (data10 === "new_workstream"))){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var valid3 = _errs24 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.track !== undefined){
const _errs25 = errors;
if(typeof data8.track !== "string"){
const err14 = {};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.target !== undefined){
const _errs27 = errors;
if(typeof data8.target !== "string"){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var valid3 = _errs27 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.outcome !== undefined){
const _errs29 = errors;
if(typeof data8.outcome !== "string"){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.by !== undefined){
const _errs31 = errors;
if(typeof data8.by !== "string"){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var valid3 = _errs31 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data8.at !== undefined){
const _errs33 = errors;
if(typeof data8.at !== "string"){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid3 = _errs33 === errors;
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
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.workflow_status !== undefined){
let data16 = data.workflow_status;
const _errs35 = errors;
if(!((((((((((data16 === "draft") || (data16 === "active")) || (data16 === "stalled")) || (data16 === "blocked")) || (data16 === "in_review")) || (data16 === "approved")) || (data16 === "launched")) || (data16 === "closed")) || (data16 === "reopened")) || (data16 === "superseded"))){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var valid2 = _errs35 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.terminal_state !== undefined){
let data17 = data.terminal_state;
const _errs36 = errors;
const _errs37 = errors;
let valid4 = false;
const _errs38 = errors;
if(errors === _errs38){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing2;
if(((data17.id === undefined) && (missing2 = "id")) || ((data17.rationale === undefined) && (missing2 = "rationale"))){
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
const _errs40 = errors;
for(const key2 in data17){
if(!((key2 === "id") || (key2 === "rationale"))){
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
if(_errs40 === errors){
if(data17.id !== undefined){
const _errs41 = errors;
if(typeof data17.id !== "string"){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var valid5 = _errs41 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data17.rationale !== undefined){
const _errs43 = errors;
if(typeof data17.rationale !== "string"){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var valid5 = _errs43 === errors;
}
else {
var valid5 = true;
}
}
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
var _valid0 = _errs38 === errors;
valid4 = valid4 || _valid0;
if(!valid4){
const _errs45 = errors;
if(data17 !== null){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid0 = _errs45 === errors;
valid4 = valid4 || _valid0;
}
if(!valid4){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
else {
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs36 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.seq !== undefined){
let data20 = data.seq;
const _errs47 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
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
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 1 || isNaN(data20)){
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
if(data.cursor !== undefined){
let data21 = data.cursor;
const _errs49 = errors;
const _errs50 = errors;
let valid6 = false;
const _errs51 = errors;
if(typeof data21 !== "string"){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid1 = _errs51 === errors;
valid6 = valid6 || _valid1;
if(!valid6){
const _errs53 = errors;
if(data21 !== null){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var _valid1 = _errs53 === errors;
valid6 = valid6 || _valid1;
}
if(!valid6){
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
errors = _errs50;
if(vErrors !== null){
if(_errs50){
vErrors.length = _errs50;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs49 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.definition !== undefined){
const _errs55 = errors;
if(!(validate52(data.definition, {instancePath:instancePath+"/definition",parentData:data,parentDataProperty:"definition",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
var valid2 = _errs55 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.policy !== undefined){
let data23 = data.policy;
const _errs56 = errors;
const _errs57 = errors;
let valid7 = false;
const _errs58 = errors;
if(!(validate52(data23, {instancePath:instancePath+"/policy",parentData:data,parentDataProperty:"policy",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
var _valid2 = _errs58 === errors;
valid7 = valid7 || _valid2;
if(!valid7){
const _errs59 = errors;
if(data23 !== null){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid2 = _errs59 === errors;
valid7 = valid7 || _valid2;
}
if(!valid7){
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
var valid2 = _errs56 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.tracks !== undefined){
let data24 = data.tracks;
const _errs61 = errors;
if(errors === _errs61){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key3 in data24){
let data25 = data24[key3];
const _errs64 = errors;
if(errors === _errs64){
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
let missing3;
if(((((((data25.kind === undefined) && (missing3 = "kind")) || ((data25.stage === undefined) && (missing3 = "stage"))) || ((data25.visit === undefined) && (missing3 = "visit"))) || ((data25.status === undefined) && (missing3 = "status"))) || ((data25.owner === undefined) && (missing3 = "owner"))) || ((data25.triggers === undefined) && (missing3 = "triggers"))){
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
const _errs66 = errors;
for(const key4 in data25){
if(!(func2.call(schema15.not.not.properties.tracks.additionalProperties.properties, key4))){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
break;
}
}
if(_errs66 === errors){
if(data25.kind !== undefined){
let data26 = data25.kind;
const _errs67 = errors;
if(!((((((data26 === "lifecycle") || (data26 === "risk")) || (data26 === "commercial")) || (data26 === "communication")) || (data26 === "packaging")) || (data26 === "proof"))){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var valid9 = _errs67 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.stage !== undefined){
const _errs68 = errors;
if(typeof data25.stage !== "string"){
const err38 = {};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var valid9 = _errs68 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.visit !== undefined){
let data28 = data25.visit;
const _errs70 = errors;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(errors === _errs70){
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 < 1 || isNaN(data28)){
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
var valid9 = _errs70 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.status !== undefined){
let data29 = data25.status;
const _errs72 = errors;
if(!((((((data29 === "draft") || (data29 === "active")) || (data29 === "blocked")) || (data29 === "waiting")) || (data29 === "complete")) || (data29 === "superseded"))){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var valid9 = _errs72 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.owner !== undefined){
const _errs73 = errors;
if(typeof data25.owner !== "string"){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var valid9 = _errs73 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.due_date !== undefined){
const _errs75 = errors;
if(typeof data25.due_date !== "string"){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var valid9 = _errs75 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.dependencies !== undefined){
let data32 = data25.dependencies;
const _errs77 = errors;
if(errors === _errs77){
if(Array.isArray(data32)){
var valid10 = true;
const len0 = data32.length;
for(let i0=0; i0<len0; i0++){
const _errs79 = errors;
if(typeof data32[i0] !== "string"){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var valid10 = _errs79 === errors;
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
var valid9 = _errs77 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.template !== undefined){
const _errs81 = errors;
if(typeof data25.template !== "string"){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var valid9 = _errs81 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.from !== undefined){
const _errs83 = errors;
if(typeof data25.from !== "string"){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var valid9 = _errs83 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.because !== undefined){
const _errs85 = errors;
if(typeof data25.because !== "string"){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var valid9 = _errs85 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.lines !== undefined){
let data37 = data25.lines;
const _errs87 = errors;
if(errors === _errs87){
if(Array.isArray(data37)){
var valid11 = true;
const len1 = data37.length;
for(let i1=0; i1<len1; i1++){
const _errs89 = errors;
if(typeof data37[i1] !== "string"){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var valid11 = _errs89 === errors;
if(!valid11){
break;
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
var valid9 = _errs87 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.depends_on !== undefined){
const _errs91 = errors;
if(!(validate22(data25.depends_on, {instancePath:instancePath+"/tracks/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/depends_on",parentData:data25,parentDataProperty:"depends_on",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid9 = _errs91 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.requires !== undefined){
const _errs92 = errors;
if(!(validate22(data25.requires, {instancePath:instancePath+"/tracks/" + key3.replace(/~/g, "~0").replace(/\//g, "~1")+"/requires",parentData:data25,parentDataProperty:"requires",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid9 = _errs92 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.allowed_output !== undefined){
let data41 = data25.allowed_output;
const _errs93 = errors;
if(!(((data41 === "draft_only") || (data41 === "internal")) || (data41 === "external"))){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var valid9 = _errs93 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.may !== undefined){
let data42 = data25.may;
const _errs94 = errors;
if(errors === _errs94){
if(Array.isArray(data42)){
var valid12 = true;
const len2 = data42.length;
for(let i2=0; i2<len2; i2++){
const _errs96 = errors;
if(typeof data42[i2] !== "string"){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var valid12 = _errs96 === errors;
if(!valid12){
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
var valid9 = _errs94 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.recovery !== undefined){
let data44 = data25.recovery;
const _errs98 = errors;
if(errors === _errs98){
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
let missing4;
if((((data44.action === undefined) && (missing4 = "action")) || ((data44.output === undefined) && (missing4 = "output"))) || ((data44.owner === undefined) && (missing4 = "owner"))){
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
const _errs100 = errors;
for(const key5 in data44){
if(!(((((key5 === "action") || (key5 === "shape")) || (key5 === "output")) || (key5 === "owner")) || (key5 === "due_date"))){
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
if(_errs100 === errors){
if(data44.action !== undefined){
const _errs101 = errors;
if(typeof data44.action !== "string"){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var valid13 = _errs101 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data44.shape !== undefined){
let data46 = data44.shape;
const _errs103 = errors;
if(!(((((((data46 === "targeted_questions") || (data46 === "required_evidence")) || (data46 === "suggested_owner")) || (data46 === "fallback_path")) || (data46 === "draft_only_artifact")) || (data46 === "safe_partial_output")) || (data46 === "rollback_or_recovery_step"))){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var valid13 = _errs103 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data44.output !== undefined){
const _errs104 = errors;
if(typeof data44.output !== "string"){
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
var valid13 = _errs104 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data44.owner !== undefined){
const _errs106 = errors;
if(typeof data44.owner !== "string"){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var valid13 = _errs106 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data44.due_date !== undefined){
const _errs108 = errors;
if(typeof data44.due_date !== "string"){
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
var valid13 = _errs108 === errors;
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
var valid9 = _errs98 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data25.triggers !== undefined){
let data50 = data25.triggers;
const _errs110 = errors;
if(errors === _errs110){
if(Array.isArray(data50)){
var valid14 = true;
const len3 = data50.length;
for(let i3=0; i3<len3; i3++){
const _errs112 = errors;
if(typeof data50[i3] !== "string"){
const err62 = {};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var valid14 = _errs112 === errors;
if(!valid14){
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
var valid9 = _errs110 === errors;
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
}
}
}
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
var valid8 = _errs64 === errors;
if(!valid8){
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
var valid2 = _errs61 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.artifacts !== undefined){
let data52 = data.artifacts;
const _errs114 = errors;
if(errors === _errs114){
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
for(const key6 in data52){
let data53 = data52[key6];
const _errs117 = errors;
if(errors === _errs117){
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
let missing5;
if(((((((data53.status === undefined) && (missing5 = "status")) || ((data53.version === undefined) && (missing5 = "version"))) || ((data53.content === undefined) && (missing5 = "content"))) || ((data53.landed_at === undefined) && (missing5 = "landed_at"))) || ((data53.authors === undefined) && (missing5 = "authors"))) || ((data53.bypassed === undefined) && (missing5 = "bypassed"))){
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
const _errs119 = errors;
for(const key7 in data53){
if(!(func2.call(schema15.not.not.properties.artifacts.additionalProperties.properties, key7))){
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
if(_errs119 === errors){
if(data53.status !== undefined){
let data54 = data53.status;
const _errs120 = errors;
if(!((data54 === "current") || (data54 === "archived"))){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var valid16 = _errs120 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.version !== undefined){
let data55 = data53.version;
const _errs121 = errors;
if(errors === _errs121){
if(typeof data55 === "string"){
if(!pattern233.test(data55)){
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
var valid16 = _errs121 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.content !== undefined){
const _errs123 = errors;
if(typeof data53.content !== "string"){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
var valid16 = _errs123 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.path !== undefined){
const _errs125 = errors;
if(typeof data53.path !== "string"){
const err72 = {};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
var valid16 = _errs125 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.commit !== undefined){
const _errs127 = errors;
if(typeof data53.commit !== "string"){
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var valid16 = _errs127 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.landed_at !== undefined){
const _errs129 = errors;
if(typeof data53.landed_at !== "string"){
const err74 = {};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
var valid16 = _errs129 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.source_artifacts !== undefined){
let data60 = data53.source_artifacts;
const _errs131 = errors;
if(errors === _errs131){
if(Array.isArray(data60)){
var valid17 = true;
const len4 = data60.length;
for(let i4=0; i4<len4; i4++){
const _errs133 = errors;
if(typeof data60[i4] !== "string"){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
var valid17 = _errs133 === errors;
if(!valid17){
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
var valid16 = _errs131 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.authors !== undefined){
let data62 = data53.authors;
const _errs135 = errors;
if(errors === _errs135){
if(Array.isArray(data62)){
var valid18 = true;
const len5 = data62.length;
for(let i5=0; i5<len5; i5++){
let data63 = data62[i5];
const _errs137 = errors;
const _errs138 = errors;
let valid19 = false;
const _errs139 = errors;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
const err77 = {};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var _valid3 = _errs139 === errors;
valid19 = valid19 || _valid3;
if(!valid19){
const _errs141 = errors;
if(typeof data63 !== "string"){
const err78 = {};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
var _valid3 = _errs141 === errors;
valid19 = valid19 || _valid3;
}
if(!valid19){
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
errors = _errs138;
if(vErrors !== null){
if(_errs138){
vErrors.length = _errs138;
}
else {
vErrors = null;
}
}
}
var valid18 = _errs137 === errors;
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
var valid16 = _errs135 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.bypassed !== undefined){
let data64 = data53.bypassed;
const _errs143 = errors;
if(errors === _errs143){
if(Array.isArray(data64)){
var valid20 = true;
const len6 = data64.length;
for(let i6=0; i6<len6; i6++){
const _errs145 = errors;
if(typeof data64[i6] !== "string"){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
var valid20 = _errs145 === errors;
if(!valid20){
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
var valid16 = _errs143 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data53.observed !== undefined){
let data66 = data53.observed;
const _errs147 = errors;
if(errors === _errs147){
if(Array.isArray(data66)){
var valid21 = true;
const len7 = data66.length;
for(let i7=0; i7<len7; i7++){
const _errs149 = errors;
if(typeof data66[i7] !== "string"){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
var valid21 = _errs149 === errors;
if(!valid21){
break;
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
var valid16 = _errs147 === errors;
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
var valid15 = _errs117 === errors;
if(!valid15){
break;
}
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
var valid2 = _errs114 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.proposals !== undefined){
let data68 = data.proposals;
const _errs151 = errors;
if(errors === _errs151){
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
for(const key8 in data68){
let data69 = data68[key8];
const _errs154 = errors;
if(errors === _errs154){
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
let missing6;
if(((((data69.head === undefined) && (missing6 = "head")) || ((data69.base === undefined) && (missing6 = "base"))) || ((data69.contents === undefined) && (missing6 = "contents"))) || ((data69.authors === undefined) && (missing6 = "authors"))){
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
const _errs156 = errors;
for(const key9 in data69){
if(!((((key9 === "head") || (key9 === "base")) || (key9 === "contents")) || (key9 === "authors"))){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
break;
}
}
if(_errs156 === errors){
if(data69.head !== undefined){
const _errs157 = errors;
if(typeof data69.head !== "string"){
const err89 = {};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
var valid23 = _errs157 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data69.base !== undefined){
const _errs159 = errors;
if(typeof data69.base !== "string"){
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
var valid23 = _errs159 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data69.contents !== undefined){
let data72 = data69.contents;
const _errs161 = errors;
if(errors === _errs161){
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
for(const key10 in data72){
const _errs164 = errors;
if(typeof data72[key10] !== "string"){
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
var valid24 = _errs164 === errors;
if(!valid24){
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
var valid23 = _errs161 === errors;
}
else {
var valid23 = true;
}
if(valid23){
if(data69.authors !== undefined){
let data74 = data69.authors;
const _errs166 = errors;
if(errors === _errs166){
if(Array.isArray(data74)){
var valid25 = true;
const len8 = data74.length;
for(let i8=0; i8<len8; i8++){
let data75 = data74[i8];
const _errs168 = errors;
const _errs169 = errors;
let valid26 = false;
const _errs170 = errors;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err93 = {};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
var _valid4 = _errs170 === errors;
valid26 = valid26 || _valid4;
if(!valid26){
const _errs172 = errors;
if(typeof data75 !== "string"){
const err94 = {};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
var _valid4 = _errs172 === errors;
valid26 = valid26 || _valid4;
}
if(!valid26){
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
if(!valid25){
break;
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
var valid23 = _errs166 === errors;
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
var valid22 = _errs154 === errors;
if(!valid22){
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
var valid2 = _errs151 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approvals !== undefined){
let data76 = data.approvals;
const _errs174 = errors;
if(errors === _errs174){
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
for(const key11 in data76){
let data77 = data76[key11];
const _errs177 = errors;
if(errors === _errs177){
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
for(const key12 in data77){
const _errs180 = errors;
if(!(validate57(data77[key12], {instancePath:instancePath+"/approvals/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data77,parentDataProperty:key12,rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
var valid28 = _errs180 === errors;
if(!valid28){
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
var valid27 = _errs177 === errors;
if(!valid27){
break;
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
var valid2 = _errs174 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.other_approvals !== undefined){
let data79 = data.other_approvals;
const _errs181 = errors;
if(errors === _errs181){
if(Array.isArray(data79)){
var valid29 = true;
const len9 = data79.length;
for(let i9=0; i9<len9; i9++){
const _errs183 = errors;
if(!(validate57(data79[i9], {instancePath:instancePath+"/other_approvals/" + i9,parentData:data79,parentDataProperty:i9,rootData}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
var valid29 = _errs183 === errors;
if(!valid29){
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
var valid2 = _errs181 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.approval_numbers !== undefined){
let data81 = data.approval_numbers;
const _errs184 = errors;
if(errors === _errs184){
if(data81 && typeof data81 == "object" && !Array.isArray(data81)){
for(const key13 in data81){
let data82 = data81[key13];
const _errs187 = errors;
if(errors === _errs187){
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
for(const key14 in data82){
let data83 = data82[key14];
const _errs190 = errors;
if(!(((typeof data83 == "number") && (!(data83 % 1) && !isNaN(data83))) && (isFinite(data83)))){
const err102 = {};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(errors === _errs190){
if((typeof data83 == "number") && (isFinite(data83))){
if(data83 < 1 || isNaN(data83)){
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
}
var valid31 = _errs190 === errors;
if(!valid31){
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
var valid30 = _errs187 === errors;
if(!valid30){
break;
}
}
}
else {
const err105 = {};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
var valid2 = _errs184 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.delegations !== undefined){
let data84 = data.delegations;
const _errs192 = errors;
if(errors === _errs192){
if(Array.isArray(data84)){
var valid32 = true;
const len10 = data84.length;
for(let i10=0; i10<len10; i10++){
let data85 = data84[i10];
const _errs194 = errors;
if(errors === _errs194){
if(data85 && typeof data85 == "object" && !Array.isArray(data85)){
let missing7;
if(((((((data85.role === undefined) && (missing7 = "role")) || ((data85.by === undefined) && (missing7 = "by"))) || ((data85.to === undefined) && (missing7 = "to"))) || ((data85.from === undefined) && (missing7 = "from"))) || ((data85.until === undefined) && (missing7 = "until"))) || ((data85.reason === undefined) && (missing7 = "reason"))){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
else {
const _errs196 = errors;
for(const key15 in data85){
if(!((((((key15 === "role") || (key15 === "by")) || (key15 === "to")) || (key15 === "from")) || (key15 === "until")) || (key15 === "reason"))){
const err107 = {};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
break;
}
}
if(_errs196 === errors){
if(data85.role !== undefined){
const _errs197 = errors;
if(typeof data85.role !== "string"){
const err108 = {};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
var valid33 = _errs197 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data85.by !== undefined){
const _errs199 = errors;
if(!(validate58(data85.by, {instancePath:instancePath+"/delegations/" + i10+"/by",parentData:data85,parentDataProperty:"by",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid33 = _errs199 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data85.to !== undefined){
let data88 = data85.to;
const _errs200 = errors;
if(errors === _errs200){
if(data88 && typeof data88 == "object" && !Array.isArray(data88)){
let missing8;
if((data88.login === undefined) && (missing8 = "login")){
const err109 = {};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
else {
const _errs202 = errors;
for(const key16 in data88){
if(!((key16 === "login") || (key16 === "id"))){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
break;
}
}
if(_errs202 === errors){
if(data88.login !== undefined){
const _errs203 = errors;
if(typeof data88.login !== "string"){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
var valid34 = _errs203 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data88.id !== undefined){
let data90 = data88.id;
const _errs205 = errors;
const _errs206 = errors;
let valid35 = false;
const _errs207 = errors;
if(!(((typeof data90 == "number") && (!(data90 % 1) && !isNaN(data90))) && (isFinite(data90)))){
const err112 = {};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
var _valid5 = _errs207 === errors;
valid35 = valid35 || _valid5;
if(!valid35){
const _errs209 = errors;
if(typeof data90 !== "string"){
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
var _valid5 = _errs209 === errors;
valid35 = valid35 || _valid5;
}
if(!valid35){
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
errors = _errs206;
if(vErrors !== null){
if(_errs206){
vErrors.length = _errs206;
}
else {
vErrors = null;
}
}
}
var valid34 = _errs205 === errors;
}
else {
var valid34 = true;
}
}
}
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
var valid33 = _errs200 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data85.from !== undefined){
let data91 = data85.from;
const _errs211 = errors;
if(errors === _errs211){
if(typeof data91 === "string"){
if(!pattern234.test(data91)){
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
var valid33 = _errs211 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data85.until !== undefined){
let data92 = data85.until;
const _errs213 = errors;
if(errors === _errs213){
if(typeof data92 === "string"){
if(!pattern234.test(data92)){
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
var valid33 = _errs213 === errors;
}
else {
var valid33 = true;
}
if(valid33){
if(data85.reason !== undefined){
const _errs215 = errors;
if(typeof data85.reason !== "string"){
const err120 = {};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
var valid33 = _errs215 === errors;
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
var valid32 = _errs194 === errors;
if(!valid32){
break;
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
var valid2 = _errs192 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.waits !== undefined){
let data94 = data.waits;
const _errs217 = errors;
if(errors === _errs217){
if(Array.isArray(data94)){
var valid36 = true;
const len11 = data94.length;
for(let i11=0; i11<len11; i11++){
let data95 = data94[i11];
const _errs219 = errors;
if(errors === _errs219){
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
let missing9;
if((((((data95.gate === undefined) && (missing9 = "gate")) || ((data95.track === undefined) && (missing9 = "track"))) || ((data95.proposal === undefined) && (missing9 = "proposal"))) || ((data95.covers === undefined) && (missing9 = "covers"))) || ((data95.since === undefined) && (missing9 = "since"))){
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
const _errs221 = errors;
for(const key17 in data95){
if(!(((((((key17 === "gate") || (key17 === "track")) || (key17 === "proposal")) || (key17 === "covers")) || (key17 === "since")) || (key17 === "reminded_at")) || (key17 === "deputies_at"))){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
break;
}
}
if(_errs221 === errors){
if(data95.gate !== undefined){
const _errs222 = errors;
if(typeof data95.gate !== "string"){
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
var valid37 = _errs222 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.track !== undefined){
const _errs224 = errors;
if(typeof data95.track !== "string"){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
var valid37 = _errs224 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.proposal !== undefined){
let data98 = data95.proposal;
const _errs226 = errors;
const _errs227 = errors;
let valid38 = false;
const _errs228 = errors;
if(typeof data98 !== "string"){
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
var _valid6 = _errs228 === errors;
valid38 = valid38 || _valid6;
if(!valid38){
const _errs230 = errors;
if(data98 !== null){
const err128 = {};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
var _valid6 = _errs230 === errors;
valid38 = valid38 || _valid6;
}
if(!valid38){
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
errors = _errs227;
if(vErrors !== null){
if(_errs227){
vErrors.length = _errs227;
}
else {
vErrors = null;
}
}
}
var valid37 = _errs226 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.covers !== undefined){
let data99 = data95.covers;
const _errs232 = errors;
if(errors === _errs232){
if(data99 && typeof data99 == "object" && !Array.isArray(data99)){
for(const key18 in data99){
const _errs235 = errors;
if(typeof data99[key18] !== "string"){
const err130 = {};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
var valid39 = _errs235 === errors;
if(!valid39){
break;
}
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
var valid37 = _errs232 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.since !== undefined){
const _errs237 = errors;
if(typeof data95.since !== "string"){
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
var valid37 = _errs237 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.reminded_at !== undefined){
const _errs239 = errors;
if(typeof data95.reminded_at !== "string"){
const err133 = {};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
var valid37 = _errs239 === errors;
}
else {
var valid37 = true;
}
if(valid37){
if(data95.deputies_at !== undefined){
const _errs241 = errors;
if(typeof data95.deputies_at !== "string"){
const err134 = {};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
var valid37 = _errs241 === errors;
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
var valid36 = _errs219 === errors;
if(!valid36){
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
var valid2 = _errs217 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.blockers !== undefined){
let data104 = data.blockers;
const _errs243 = errors;
if(errors === _errs243){
if(data104 && typeof data104 == "object" && !Array.isArray(data104)){
for(const key19 in data104){
let data105 = data104[key19];
const _errs246 = errors;
if(errors === _errs246){
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
let missing10;
if(((((data105.text === undefined) && (missing10 = "text")) || ((data105.on === undefined) && (missing10 = "on"))) || ((data105.by === undefined) && (missing10 = "by"))) || ((data105.at === undefined) && (missing10 = "at"))){
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
else {
const _errs248 = errors;
for(const key20 in data105){
if(!(((((((key20 === "text") || (key20 === "on")) || (key20 === "by")) || (key20 === "at")) || (key20 === "until")) || (key20 === "due_date")) || (key20 === "approval"))){
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
break;
}
}
if(_errs248 === errors){
if(data105.text !== undefined){
const _errs249 = errors;
if(typeof data105.text !== "string"){
const err139 = {};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
var valid41 = _errs249 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.on !== undefined){
const _errs251 = errors;
if(typeof data105.on !== "string"){
const err140 = {};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
var valid41 = _errs251 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.by !== undefined){
const _errs253 = errors;
if(typeof data105.by !== "string"){
const err141 = {};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
var valid41 = _errs253 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.at !== undefined){
const _errs255 = errors;
if(typeof data105.at !== "string"){
const err142 = {};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
var valid41 = _errs255 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.until !== undefined){
const _errs257 = errors;
if(!(validate22(data105.until, {instancePath:instancePath+"/blockers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1")+"/until",parentData:data105,parentDataProperty:"until",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid41 = _errs257 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.due_date !== undefined){
const _errs258 = errors;
if(typeof data105.due_date !== "string"){
const err143 = {};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
var valid41 = _errs258 === errors;
}
else {
var valid41 = true;
}
if(valid41){
if(data105.approval !== undefined){
let data112 = data105.approval;
const _errs260 = errors;
if(errors === _errs260){
if(data112 && typeof data112 == "object" && !Array.isArray(data112)){
let missing11;
if(((data112.track === undefined) && (missing11 = "track")) || ((data112.by === undefined) && (missing11 = "by"))){
const err144 = {};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
else {
const _errs262 = errors;
for(const key21 in data112){
if(!(((key21 === "track") || (key21 === "confirm_id")) || (key21 === "by"))){
const err145 = {};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
break;
}
}
if(_errs262 === errors){
if(data112.track !== undefined){
const _errs263 = errors;
if(typeof data112.track !== "string"){
const err146 = {};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
var valid42 = _errs263 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data112.confirm_id !== undefined){
const _errs265 = errors;
if(typeof data112.confirm_id !== "string"){
const err147 = {};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
var valid42 = _errs265 === errors;
}
else {
var valid42 = true;
}
if(valid42){
if(data112.by !== undefined){
let data115 = data112.by;
const _errs267 = errors;
if(errors === _errs267){
if(Array.isArray(data115)){
var valid43 = true;
const len12 = data115.length;
for(let i12=0; i12<len12; i12++){
const _errs269 = errors;
if(!(validate58(data115[i12], {instancePath:instancePath+"/blockers/" + key19.replace(/~/g, "~0").replace(/\//g, "~1")+"/approval/by/" + i12,parentData:data115,parentDataProperty:i12,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid43 = _errs269 === errors;
if(!valid43){
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
var valid42 = _errs267 === errors;
}
else {
var valid42 = true;
}
}
}
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
var valid41 = _errs260 === errors;
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
var valid40 = _errs246 === errors;
if(!valid40){
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
var valid2 = _errs243 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.known_facts !== undefined){
let data117 = data.known_facts;
const _errs270 = errors;
if(errors === _errs270){
if(data117 && typeof data117 == "object" && !Array.isArray(data117)){
for(const key22 in data117){
let data118 = data117[key22];
const _errs273 = errors;
if(errors === _errs273){
if(data118 && typeof data118 == "object" && !Array.isArray(data118)){
let missing12;
if(((((data118.value === undefined) && (missing12 = "value")) || ((data118.source === undefined) && (missing12 = "source"))) || ((data118.by === undefined) && (missing12 = "by"))) || ((data118.at === undefined) && (missing12 = "at"))){
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
const _errs275 = errors;
for(const key23 in data118){
if(!(((((key23 === "value") || (key23 === "source")) || (key23 === "by")) || (key23 === "at")) || (key23 === "substitutes"))){
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
if(_errs275 === errors){
if(data118.value !== undefined){
let data119 = data118.value;
const _errs276 = errors;
const _errs277 = errors;
let valid46 = false;
const _errs278 = errors;
if(typeof data119 !== "string"){
const err154 = {};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
var _valid7 = _errs278 === errors;
valid46 = valid46 || _valid7;
if(!valid46){
const _errs280 = errors;
if(!((typeof data119 == "number") && (isFinite(data119)))){
const err155 = {};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
var _valid7 = _errs280 === errors;
valid46 = valid46 || _valid7;
if(!valid46){
const _errs282 = errors;
if(typeof data119 !== "boolean"){
const err156 = {};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
var _valid7 = _errs282 === errors;
valid46 = valid46 || _valid7;
}
}
if(!valid46){
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
errors = _errs277;
if(vErrors !== null){
if(_errs277){
vErrors.length = _errs277;
}
else {
vErrors = null;
}
}
}
var valid45 = _errs276 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data118.source !== undefined){
const _errs284 = errors;
if(typeof data118.source !== "string"){
const err158 = {};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
var valid45 = _errs284 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data118.by !== undefined){
const _errs286 = errors;
if(typeof data118.by !== "string"){
const err159 = {};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
var valid45 = _errs286 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data118.at !== undefined){
const _errs288 = errors;
if(typeof data118.at !== "string"){
const err160 = {};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
var valid45 = _errs288 === errors;
}
else {
var valid45 = true;
}
if(valid45){
if(data118.substitutes !== undefined){
const _errs290 = errors;
if(typeof data118.substitutes !== "string"){
const err161 = {};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
var valid45 = _errs290 === errors;
}
else {
var valid45 = true;
}
}
}
}
}
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
var valid44 = _errs273 === errors;
if(!valid44){
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
var valid2 = _errs270 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.assumptions !== undefined){
let data124 = data.assumptions;
const _errs292 = errors;
if(errors === _errs292){
if(data124 && typeof data124 == "object" && !Array.isArray(data124)){
for(const key24 in data124){
let data125 = data124[key24];
const _errs295 = errors;
if(errors === _errs295){
if(data125 && typeof data125 == "object" && !Array.isArray(data125)){
let missing13;
if(((((data125.value === undefined) && (missing13 = "value")) || ((data125.because === undefined) && (missing13 = "because"))) || ((data125.by === undefined) && (missing13 = "by"))) || ((data125.at === undefined) && (missing13 = "at"))){
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
const _errs297 = errors;
for(const key25 in data125){
if(!((((key25 === "value") || (key25 === "because")) || (key25 === "by")) || (key25 === "at"))){
const err165 = {};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
break;
}
}
if(_errs297 === errors){
if(data125.value !== undefined){
let data126 = data125.value;
const _errs298 = errors;
const _errs299 = errors;
let valid49 = false;
const _errs300 = errors;
if(typeof data126 !== "string"){
const err166 = {};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
var _valid8 = _errs300 === errors;
valid49 = valid49 || _valid8;
if(!valid49){
const _errs302 = errors;
if(!((typeof data126 == "number") && (isFinite(data126)))){
const err167 = {};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
var _valid8 = _errs302 === errors;
valid49 = valid49 || _valid8;
if(!valid49){
const _errs304 = errors;
if(typeof data126 !== "boolean"){
const err168 = {};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
var _valid8 = _errs304 === errors;
valid49 = valid49 || _valid8;
}
}
if(!valid49){
const err169 = {};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
else {
errors = _errs299;
if(vErrors !== null){
if(_errs299){
vErrors.length = _errs299;
}
else {
vErrors = null;
}
}
}
var valid48 = _errs298 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data125.because !== undefined){
const _errs306 = errors;
if(typeof data125.because !== "string"){
const err170 = {};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
var valid48 = _errs306 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data125.by !== undefined){
const _errs308 = errors;
if(typeof data125.by !== "string"){
const err171 = {};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
var valid48 = _errs308 === errors;
}
else {
var valid48 = true;
}
if(valid48){
if(data125.at !== undefined){
const _errs310 = errors;
if(typeof data125.at !== "string"){
const err172 = {};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
var valid48 = _errs310 === errors;
}
else {
var valid48 = true;
}
}
}
}
}
}
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
var valid47 = _errs295 === errors;
if(!valid47){
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
var valid2 = _errs292 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.conflicts !== undefined){
let data130 = data.conflicts;
const _errs312 = errors;
if(errors === _errs312){
if(data130 && typeof data130 == "object" && !Array.isArray(data130)){
for(const key26 in data130){
let data131 = data130[key26];
const _errs315 = errors;
if(errors === _errs315){
if(data131 && typeof data131 == "object" && !Array.isArray(data131)){
let missing14;
if((((((((data131.about === undefined) && (missing14 = "about")) || ((data131.claims === undefined) && (missing14 = "claims"))) || ((data131.likely === undefined) && (missing14 = "likely"))) || ((data131.because === undefined) && (missing14 = "because"))) || ((data131.tracks === undefined) && (missing14 = "tracks"))) || ((data131.by === undefined) && (missing14 = "by"))) || ((data131.at === undefined) && (missing14 = "at"))){
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
const _errs317 = errors;
for(const key27 in data131){
if(!((((((((key27 === "about") || (key27 === "fact")) || (key27 === "claims")) || (key27 === "likely")) || (key27 === "because")) || (key27 === "tracks")) || (key27 === "by")) || (key27 === "at"))){
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
if(_errs317 === errors){
if(data131.about !== undefined){
const _errs318 = errors;
if(typeof data131.about !== "string"){
const err177 = {};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
var valid51 = _errs318 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.fact !== undefined){
const _errs320 = errors;
if(typeof data131.fact !== "string"){
const err178 = {};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
var valid51 = _errs320 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.claims !== undefined){
let data134 = data131.claims;
const _errs322 = errors;
if(errors === _errs322){
if(Array.isArray(data134)){
var valid52 = true;
const len13 = data134.length;
for(let i13=0; i13<len13; i13++){
let data135 = data134[i13];
const _errs324 = errors;
if(errors === _errs324){
if(data135 && typeof data135 == "object" && !Array.isArray(data135)){
let missing15;
if((((data135.value === undefined) && (missing15 = "value")) || ((data135.source === undefined) && (missing15 = "source"))) || ((data135.by === undefined) && (missing15 = "by"))){
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
const _errs326 = errors;
for(const key28 in data135){
if(!(((key28 === "value") || (key28 === "source")) || (key28 === "by"))){
const err180 = {};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
break;
}
}
if(_errs326 === errors){
if(data135.value !== undefined){
let data136 = data135.value;
const _errs327 = errors;
const _errs328 = errors;
let valid54 = false;
const _errs329 = errors;
if(typeof data136 !== "string"){
const err181 = {};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
var _valid9 = _errs329 === errors;
valid54 = valid54 || _valid9;
if(!valid54){
const _errs331 = errors;
if(!((typeof data136 == "number") && (isFinite(data136)))){
const err182 = {};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
var _valid9 = _errs331 === errors;
valid54 = valid54 || _valid9;
if(!valid54){
const _errs333 = errors;
if(typeof data136 !== "boolean"){
const err183 = {};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
var _valid9 = _errs333 === errors;
valid54 = valid54 || _valid9;
}
}
if(!valid54){
const err184 = {};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
else {
errors = _errs328;
if(vErrors !== null){
if(_errs328){
vErrors.length = _errs328;
}
else {
vErrors = null;
}
}
}
var valid53 = _errs327 === errors;
}
else {
var valid53 = true;
}
if(valid53){
if(data135.source !== undefined){
const _errs335 = errors;
if(typeof data135.source !== "string"){
const err185 = {};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
var valid53 = _errs335 === errors;
}
else {
var valid53 = true;
}
if(valid53){
if(data135.by !== undefined){
const _errs337 = errors;
if(typeof data135.by !== "string"){
const err186 = {};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
var valid53 = _errs337 === errors;
}
else {
var valid53 = true;
}
}
}
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
var valid52 = _errs324 === errors;
if(!valid52){
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
var valid51 = _errs322 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.likely !== undefined){
let data139 = data131.likely;
const _errs339 = errors;
const _errs340 = errors;
let valid55 = false;
const _errs341 = errors;
if(typeof data139 !== "string"){
const err189 = {};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
var _valid10 = _errs341 === errors;
valid55 = valid55 || _valid10;
if(!valid55){
const _errs343 = errors;
if(data139 !== null){
const err190 = {};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
var _valid10 = _errs343 === errors;
valid55 = valid55 || _valid10;
}
if(!valid55){
const err191 = {};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
else {
errors = _errs340;
if(vErrors !== null){
if(_errs340){
vErrors.length = _errs340;
}
else {
vErrors = null;
}
}
}
var valid51 = _errs339 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.because !== undefined){
const _errs345 = errors;
if(typeof data131.because !== "string"){
const err192 = {};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
var valid51 = _errs345 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.tracks !== undefined){
let data141 = data131.tracks;
const _errs347 = errors;
if(errors === _errs347){
if(Array.isArray(data141)){
var valid56 = true;
const len14 = data141.length;
for(let i14=0; i14<len14; i14++){
const _errs349 = errors;
if(typeof data141[i14] !== "string"){
const err193 = {};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
var valid56 = _errs349 === errors;
if(!valid56){
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
var valid51 = _errs347 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.by !== undefined){
const _errs351 = errors;
if(typeof data131.by !== "string"){
const err195 = {};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
var valid51 = _errs351 === errors;
}
else {
var valid51 = true;
}
if(valid51){
if(data131.at !== undefined){
const _errs353 = errors;
if(typeof data131.at !== "string"){
const err196 = {};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
var valid51 = _errs353 === errors;
}
else {
var valid51 = true;
}
}
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
var valid50 = _errs315 === errors;
if(!valid50){
break;
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
var valid2 = _errs312 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.flags !== undefined){
let data145 = data.flags;
const _errs355 = errors;
if(errors === _errs355){
if(Array.isArray(data145)){
var valid57 = true;
const len15 = data145.length;
for(let i15=0; i15<len15; i15++){
const _errs357 = errors;
if(typeof data145[i15] !== "string"){
const err199 = {};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
var valid57 = _errs357 === errors;
if(!valid57){
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
var valid2 = _errs355 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.observed !== undefined){
let data147 = data.observed;
const _errs359 = errors;
if(errors === _errs359){
if(Array.isArray(data147)){
var valid58 = true;
const len16 = data147.length;
for(let i16=0; i16<len16; i16++){
const _errs361 = errors;
if(typeof data147[i16] !== "string"){
const err201 = {};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
var valid58 = _errs361 === errors;
if(!valid58){
break;
}
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
var valid2 = _errs359 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.seen !== undefined){
let data149 = data.seen;
const _errs363 = errors;
if(errors === _errs363){
if(Array.isArray(data149)){
var valid59 = true;
const len17 = data149.length;
for(let i17=0; i17<len17; i17++){
const _errs365 = errors;
if(typeof data149[i17] !== "string"){
const err203 = {};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
var valid59 = _errs365 === errors;
if(!valid59){
break;
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
var valid2 = _errs363 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.heard !== undefined){
let data151 = data.heard;
const _errs367 = errors;
if(errors === _errs367){
if(data151 && typeof data151 == "object" && !Array.isArray(data151)){
let missing16;
if((((data151.since === undefined) && (missing16 = "since")) || ((data151.until === undefined) && (missing16 = "until"))) || ((data151.ids === undefined) && (missing16 = "ids"))){
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
const _errs369 = errors;
for(const key29 in data151){
if(!(((key29 === "since") || (key29 === "until")) || (key29 === "ids"))){
const err206 = {};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
break;
}
}
if(_errs369 === errors){
if(data151.since !== undefined){
const _errs370 = errors;
if(typeof data151.since !== "string"){
const err207 = {};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
var valid60 = _errs370 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data151.until !== undefined){
const _errs372 = errors;
if(typeof data151.until !== "string"){
const err208 = {};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
var valid60 = _errs372 === errors;
}
else {
var valid60 = true;
}
if(valid60){
if(data151.ids !== undefined){
let data154 = data151.ids;
const _errs374 = errors;
if(errors === _errs374){
if(Array.isArray(data154)){
var valid61 = true;
const len18 = data154.length;
for(let i18=0; i18<len18; i18++){
const _errs376 = errors;
if(typeof data154[i18] !== "string"){
const err209 = {};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
var valid61 = _errs376 === errors;
if(!valid61){
break;
}
}
}
else {
const err210 = {};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
var valid60 = _errs374 === errors;
}
else {
var valid60 = true;
}
}
}
}
}
}
else {
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
var valid2 = _errs367 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.receipts !== undefined){
let data156 = data.receipts;
const _errs378 = errors;
if(errors === _errs378){
if(data156 && typeof data156 == "object" && !Array.isArray(data156)){
for(const key30 in data156){
const _errs381 = errors;
if(typeof data156[key30] !== "string"){
const err212 = {};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
var valid62 = _errs381 === errors;
if(!valid62){
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
var valid2 = _errs378 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.refused !== undefined){
let data158 = data.refused;
const _errs383 = errors;
if(errors === _errs383){
if(data158 && typeof data158 == "object" && !Array.isArray(data158)){
for(const key31 in data158){
let data159 = data158[key31];
const _errs386 = errors;
if(errors === _errs386){
if(data159 && typeof data159 == "object" && !Array.isArray(data159)){
let missing17;
if(((data159.hour === undefined) && (missing17 = "hour")) || ((data159.count === undefined) && (missing17 = "count"))){
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
const _errs388 = errors;
for(const key32 in data159){
if(!((key32 === "hour") || (key32 === "count"))){
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
if(_errs388 === errors){
if(data159.hour !== undefined){
const _errs389 = errors;
if(typeof data159.hour !== "string"){
const err216 = {};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
var valid64 = _errs389 === errors;
}
else {
var valid64 = true;
}
if(valid64){
if(data159.count !== undefined){
let data161 = data159.count;
const _errs391 = errors;
if(!(((typeof data161 == "number") && (!(data161 % 1) && !isNaN(data161))) && (isFinite(data161)))){
const err217 = {};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
var valid64 = _errs391 === errors;
}
else {
var valid64 = true;
}
}
}
}
}
else {
const err218 = {};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
var valid63 = _errs386 === errors;
if(!valid63){
break;
}
}
}
else {
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
var valid2 = _errs383 === errors;
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
var valid1 = _errs3 === errors;
if(valid1){
const err221 = {};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
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
validate51.errors = [{instancePath,schemaPath:"#/not",keyword:"not",params:{},message:"must NOT be valid"}];
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
validate51.errors = vErrors;
return errors === 0;
}
