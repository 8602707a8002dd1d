// What a clip carries of its job. In the project only: XMP set from a panel is written into the media file, whose hash the
// sidecar holds, and so may be a marker on the clip itself; the marker is the sequence's.
const { change } = require('./change.js');
const { byFile, sequence: sequenceOf } = require('./items.js');

/**
 * @typedef {import('@adobe/premierepro').premierepro} Premiere
 * @typedef {import('@adobe/premierepro').Project} Project
 * @typedef {import('./bridge.js').Item} Item
 * @typedef {import('./bridge.js').Take} Take
 */

const SPACE = 'http://ns.adobe.com/premierePrivateProjectMetaData/1.0/';
/** @type {Record<string, string>} */
const LABELS = { PickupJob: 'Pickup job', PickupTake: 'Pickup take', PickupSidecar: 'Pickup sidecar' };

/**
 * Name, colour and job of a clip in the bin; gives what Premiere did not keep.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {Item} item
 * @param {Take} take
 */
async function write(premiere, project, item, take) {
  const facts = { PickupJob: item.jobId, PickupTake: item.takeId, PickupSidecar: take.sidecar };
  for (const [name, label] of Object.entries(LABELS)) {
    await premiere.Metadata.addPropertyToProjectMetadataSchema(name, label, premiere.Constants.MetadataType.TEXT);
  }
  const found = await byFile(premiere, project, item.clip);
  if (!found) return 'The clip has left the bin.';
  await change(premiere, project, `Pickup: describe ${item.name}`, () => [
    found.clip.createSetNameAction(item.name),
    found.clip.createSetColorLabelAction(premiere.Constants.ProjectItemColorLabel.CERULEAN),
    premiere.Metadata.createSetProjectMetadataAction(found.item, packet(facts), Object.keys(facts))]);
  const now = await byFile(premiere, project, item.clip);
  if (!now) return 'The clip has left the bin.';
  const kept = await premiere.Metadata.getProjectMetadata(now.item);
  const lost = [now.item.name !== item.name && 'its name', !Object.values(facts).every((value) => kept.includes(escape(value))) && 'its job'];
  const words = lost.filter(Boolean);
  return words.length > 0 ? `Premiere did not keep ${words.join(' and ')}.` : '';
}

/**
 * One marker in the sequence, with the job; none where it stands already.
 * @param {Premiere} premiere
 * @param {Project} project
 * @param {string} id
 * @param {Item} item
 * @param {string} start in ticks
 */
async function mark(premiere, project, id, item, start) {
  const sequence = await sequenceOf(project, id);
  if (!sequence) return;
  const markers = await premiere.Markers.getMarkers(sequence);
  const comment = `Pickup job ${item.jobId}, take ${item.takeId}`;
  if (markers.getMarkers().some((one) => one.getComments() === comment)) return;
  const at = premiere.TickTime.createWithTicks(start);
  await change(premiere, project, `Pickup: marker ${item.name}`, () => [
    markers.createAddMarkerAction(item.name, premiere.Marker.MARKER_TYPE_COMMENT, at, premiere.TickTime.TIME_ZERO, comment)]);
}

/** XMP with these properties alone. @param {Record<string, string>} facts */
function packet(facts) {
  const fields = Object.entries(facts).map(([name, value]) => `<p:${name}>${escape(value)}</p:${name}>`);
  return (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about="" xmlns:p="${SPACE}">${fields.join('')}</rdf:Description>` +
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>');
}

/** @param {string} text */
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

module.exports = { mark, write };
