// A strict stand-in for Premiere's API: what it is said or was seen to do wrong, it does. Everything that was looked up before
// a change is dead after it, as in the real one.

const SECOND = 254016000000n;

class Time {
  constructor(ticks) {
    this.ticks = String(ticks);
  }
  get seconds() {
    throw new Error('doubles are not exact: ticks only');
  }
  get ticksNumber() {
    return this.seconds;
  }
}
const time = (ticks) => new Time(ticks);

const later = (value) => new Promise((go) => setImmediate(() => go(value)));

/** Whoever holds this after a change holds nothing. */
class Handle {
  #age;
  constructor(world) {
    this.world = world;
    this.#age = world.age;
  }
  live() {
    if (this.#age !== this.world.age) throw new Error('The script object is no longer valid');
  }
  /** What changes is made behind a lock, since 26.3. */
  action(does) {
    this.live();
    if (!this.world.locked) throw new Error('Actions are made within lockedAccess only');
    return { does };
  }
}

class ProjectItem extends Handle {
  constructor(world, node) {
    super(world);
    this.node = node;
    this.name = node.name;
    this.type = node.children ? 2 : 1;
  }
  getId() {
    this.live();
    return this.node.id;
  }
  createSetNameAction(name) {
    return this.action(() => this.world.lies.name || (this.node.name = name));
  }
  createSetColorLabelAction(label) {
    if (!Number.isInteger(label)) throw new Error('a label is a number');
    return this.action(() => (this.node.label = label));
  }
}

class Folder extends ProjectItem {
  async getItems() {
    this.live();
    return later(this.node.children.map((node) => new ProjectItem(this.world, node)));
  }
  createBinAction(name, unique) {
    if (unique !== false) throw new Error('a unique name would not be found again');
    return this.action(() => this.node.children.push({ id: this.world.id(), name, children: [] }));
  }
}

class Clip extends ProjectItem {
  async is(what) {
    this.live();
    return later(this.node.is === what);
  }
  isSequence() {
    return this.is('sequence');
  }
  isMulticamClip() {
    return this.is('multicam');
  }
  isMergedClip() {
    return this.is('merged');
  }
  async isOffline() {
    return this.is('offline');
  }
  async getMediaFilePath() {
    this.live();
    return later(this.node.path ?? '');
  }
  async findItemsMatchingMediaPath(path, ignoreSubclips) {
    this.live();
    const all = this.world.clips().filter((node) => node.path.includes(path) && !(ignoreSubclips && node.is === 'subclip'));
    return later(all.map((node) => new ProjectItem(this.world, node)));
  }
  async getFootageInterpretation() {
    this.live();
    return later({ getFrameRate: () => this.node.rate });
  }
  async getMedia() {
    this.live();
    return later({ start: time(SECOND * 3600n), duration: time(this.node.duration) });
  }
  async getInPoint() {
    this.live();
    return later(time(this.node.in ?? 0n));
  }
  async getOutPoint() {
    this.live();
    return later(time(this.node.out ?? this.node.duration));
  }
  createSetInOutPointsAction(from, to) {
    return this.action(() => ([this.node.in, this.node.out] = [BigInt(from.ticks), BigInt(to.ticks)]));
  }
  createClearInOutPointsAction() {
    return this.action(() => ([this.node.in, this.node.out] = [undefined, undefined]));
  }
}

class TrackItem extends Handle {
  constructor(world, row, track) {
    super(world);
    this.row = row;
    this.track = track;
  }
  async tell(value) {
    this.live();
    return later(value);
  }
  getName() {
    return this.tell(this.row.name ?? this.row.node?.name ?? 'Title');
  }
  getStartTime() {
    return this.tell(time(this.row.start));
  }
  getEndTime() {
    return this.tell(time(this.row.end));
  }
  getInPoint() {
    return this.tell(time(this.row.in));
  }
  getOutPoint() {
    return this.tell(time(this.row.out));
  }
  getSpeed() {
    return this.tell(this.row.speed ?? 1);
  }
  isSpeedReversed() {
    return this.tell(this.row.reversed ? 1 : 0);
  }
  isAdjustmentLayer() {
    return this.tell(Boolean(this.row.adjustment));
  }
  getTrackIndex() {
    return this.tell(this.track.index);
  }
  getMediaType() {
    return this.tell({ toString: () => `guid of ${this.track.kind}` });
  }
  getProjectItem() {
    return this.tell(this.row.node ? new ProjectItem(this.world, this.row.node) : null);
  }
}

class Track extends Handle {
  constructor(world, rows, kind, index) {
    super(world);
    Object.assign(this, { rows, kind, index });
  }
  async getMediaType() {
    return { toString: () => `guid of ${this.kind}` };
  }
  async isMuted() {
    this.live();
    return later(Boolean(this.rows.muted));
  }
  getTrackItems(type, empty) {
    this.live();
    if (type !== 1 || empty !== false) throw new Error('clips only');
    return this.rows.map((row) => new TrackItem(this.world, row, this));
  }
}

class Sequence extends Handle {
  constructor(world, node) {
    super(world);
    this.node = node;
    this.name = node.name;
    this.guid = { toString: () => node.id };
  }
  async tell(value) {
    this.live();
    return later(value);
  }
  getTimebase() {
    return this.tell(String(this.node.frame));
  }
  getFrameSize() {
    return this.tell({ width: 1920, height: 1080 });
  }
  getVideoTrackCount() {
    return this.tell(this.node.video.length);
  }
  getAudioTrackCount() {
    return this.tell(this.node.audio.length);
  }
  getVideoTrack(index) {
    return this.tell(new Track(this.world, this.node.video[index], 'video', index));
  }
  getAudioTrack(index) {
    return this.tell(new Track(this.world, this.node.audio[index], 'audio', index));
  }
  getSelection() {
    const all = ['video', 'audio'].flatMap((kind) =>
      this.node[kind].flatMap((rows, index) =>
        rows.filter((row) => row.selected).map((row) => new TrackItem(this.world, row, new Track(this.world, rows, kind, index)))));
    return this.tell({ getTrackItems: () => this.tell(all) });
  }
}

class Editor extends Handle {
  constructor(world, node) {
    super(world);
    this.node = node;
  }

  createOverwriteItemAction(item, at, video, audio) {
    item.live();
    const laid = marked(item.node); // the marks that stand now, not when it is done
    return this.action(() => {
      if (video >= this.node.video.length || audio >= this.node.audio.length) throw new Error('overwrite makes no tracks');
      this.world.lay(this.node, laid, BigInt(at.ticks), video, audio, cut);
    });
  }

  createInsertProjectItemAction(item, at, video, audio, limit) {
    item.live();
    if (limit !== true) throw new Error('would push on every track');
    const laid = marked(item.node);
    return this.action(() => {
      while (this.node.video.length <= video) this.node.video.push([]);
      while (this.node.audio.length <= audio) this.node.audio.push([]);
      this.world.lay(this.node, laid, BigInt(at.ticks), video, audio, push);
    });
  }

  createRemoveItemsAction(selection, ripple) {
    if (!selection.open) throw new Error('The script object is no longer valid');
    const rows = new Set(selection.items.map((item) => item.row));
    return this.action(() => {
      if (ripple) throw new Error('would close the gap');
      for (const lane of [...this.node.video, ...this.node.audio]) {
        const stay = lane.filter((row) => !rows.has(row));
        lane.splice(0, lane.length, ...stay);
      }
    });
  }
}

function marked(node) {
  const [from, to] = [node.in ?? 0n, node.out ?? node.duration];
  return { node, in: from, out: to, length: to - from };
}

/** Overwrites: what lies there loses what is covered. */
function cut(rows, start, end) {
  for (const row of [...rows]) {
    if (row.start >= end || row.end <= start) continue;
    rows.splice(rows.indexOf(row), 1);
    if (row.start < start) rows.push({ ...row, end: start, out: row.in + (start - row.start) });
    if (row.end > end) rows.push({ ...row, start: end, in: row.in + (end - row.start) });
  }
}

/** Inserts: what lies later is pushed on. */
function push(rows, start, end) {
  for (const row of rows) {
    if (row.start < start) continue;
    row.start += end - start;
    row.end += end - start;
  }
}

class World {
  constructor(frame, rate) {
    Object.assign(this, { age: 0, locked: false, ids: 0, steps: [], metadata: new Map(), markers: [], schema: new Set(), lies: {}, xmp: [] });
    this.onStep = () => {};
    this.frame = frame;
    this.rate = rate;
    this.root = { id: 'root', name: 'Film', children: [] };
    this.main = { id: 'seq-1', name: 'Cut', frame, video: [[]], audio: [[]] };
    this.sequences = [this.main];
    this.front = this.main;
    this.project = this.makeProject('guid-1', '/films/Film.prproj', 'Film.prproj');
    this.active = this.project;
    this.premiere = this.makePremiere();
  }

  id() {
    return `id-${++this.ids}`;
  }

  clips(folder = this.root) {
    return folder.children.flatMap((node) => (node.children ? this.clips(node) : [node]));
  }

  at(count) {
    return BigInt(count) * this.frame;
  }

  /** Footage in the project. */
  clip(path, frames, more = {}) {
    const node = { id: this.id(), name: path.split(/[\\/]/).pop(), path, duration: this.at(frames), rate: this.rate, channels: 1, ...more };
    this.root.children.push(node);
    return node;
  }

  /** Something on a track; frames. */
  put(kind, track, node, start, from, length, more = {}) {
    while (this.main[kind].length <= track) this.main[kind].push([]);
    const row = { node, start: this.at(start), end: this.at(start + length), in: this.at(from), out: this.at(from + length), ...more };
    this.main[kind][track].push(row);
    return row;
  }

  lay(sequence, laid, start, video, audio, makesRoom) {
    const end = start + laid.length + (this.lies.longer ?? 0n);
    const row = { node: laid.node, start, end, in: laid.in, out: laid.out };
    if (this.lies.nothing) return;
    if (this.lies.elsewhere) sequence.video[0].forEach((one) => ([one.start, one.end] = [one.start + 1n, one.end + 1n]));
    makesRoom(sequence.video[video], start, end);
    sequence.video[video].push({ ...row });
    for (let channel = 0; channel < laid.node.channels; channel++) {
      // each channel on a track of its own, from the one that was named on
      while (sequence.audio.length <= audio + channel) sequence.audio.push([]);
      makesRoom(sequence.audio[audio + channel], start, end);
      sequence.audio[audio + channel].push({ ...row, end: row.end - (this.lies.soundShort ?? 0n) });
    }
  }

  /** What is on a lane, in frames, for tests. */
  lane(kind, track) {
    return (this.main[kind][track] ?? [])
      .map((row) => [row.node?.name ?? row.name, Number(row.start / this.frame), Number(row.end / this.frame), Number(row.in / this.frame)].join(' '))
      .sort();
  }

  makeProject(id, path, name) {
    const world = this;
    return {
      guid: { toString: () => id },
      path,
      name,
      closed: false,
      async getRootItem() {
        return later(new Folder(world, world.root));
      },
      async getActiveSequence() {
        return later(world.front ? new Sequence(world, world.front) : null);
      },
      async getSequences() {
        return later(world.sequences.map((node) => new Sequence(world, node)));
      },
      async importFiles(paths, quiet, bin, stills) {
        if (quiet !== true || stills !== false) throw new Error('would ask the editor');
        world.usable(this);
        if (world.lies.import === false) return later(false);
        bin.live();
        if (!bin.node.children) throw new Error('not a bin');
        await later();
        if (world.lies.import === 'nothing') return true;
        for (const file of paths) {
          const more = world.media?.[file] ?? {};
          bin.node.children.push({
            id: world.id(), name: file.split('/').pop(), path: file, duration: world.at(100), rate: world.rate, channels: 1, ...more });
        }
        world.imports = (world.imports ?? 0) + paths.length;
        return true;
      },
      lockedAccess(work) {
        world.usable(this);
        if (world.locked) throw new Error('locked already');
        world.locked = true;
        const out = work(); // a fault that crosses here leaves it locked
        if (out && typeof out.then === 'function') throw new Error('nothing may wait within lockedAccess');
        world.locked = false;
      },
      executeTransaction(work, name) {
        if (!world.locked) throw new Error('a step is done within lockedAccess');
        world.usable(this);
        if (!name) throw new Error('an undo needs a name');
        const actions = [];
        const out = work({ addAction: (action) => actions.push(action) > 0 });
        if (out && typeof out.then === 'function') throw new Error('nothing may wait within a step');
        if (world.lies.step && name.includes(world.lies.step)) return false;
        actions.forEach((action) => action.does());
        world.steps.push(name);
        world.age++;
        world.onStep(name);
        return true;
      },
    };
  }

  usable(project) {
    if (project.closed) throw new Error('The project is closed');
    if (project !== this.active) throw new Error(`would have changed a project that is not in front`);
  }

  makePremiere() {
    const world = this;
    return {
      Project: { getActiveProject: async () => later(world.active) },
      FolderItem: { cast: (item) => (item.node.children ? new Folder(world, item.node) : null) },
      ClipProjectItem: { cast: (item) => (item.node.children ? null : new Clip(world, item.node)) },
      ProjectItem: { cast: (item) => (item.live(), new ProjectItem(world, item.node)) },
      SequenceEditor: { getEditor: (sequence) => (sequence.live(), new Editor(world, sequence.node)) },
      TrackItemSelection: {
        createEmptySelection(work) {
          const selection = { open: true, items: [], addItem: (item) => (item.live(), selection.items.push(item) > 0) };
          const out = work(selection);
          selection.open = false;
          if (out && typeof out.then === 'function') throw new Error('a selection is good only within its callback');
          return true;
        },
      },
      TickTime: {
        TIME_ZERO: time(0n),
        createWithTicks: (ticks) => {
          if (typeof ticks !== 'string') throw new Error('ticks are text');
          return time(BigInt(ticks));
        },
        createWithSeconds: () => {
          throw new Error('doubles are not exact');
        },
      },
      Markers: {
        getMarkers: async (owner) => {
          if (!(owner instanceof Sequence)) throw new Error('a marker on a clip may be written into its file');
          return later({
            getMarkers: () => world.markers.map((one) => ({ getComments: () => one.comments })),
            createAddMarkerAction: (name, type, start, length, comments) =>
              owner.action(() => world.markers.push({ name, type, start: start.ticks, comments })),
          });
        },
      },
      Marker: { MARKER_TYPE_COMMENT: 'Comment' },
      Metadata: {
        addPropertyToProjectMetadataSchema: async (name) => (world.schema.add(name), later(true)),
        getProjectMetadata: async (item) => (item.live(), later(world.metadata.get(item.node.id) ?? '')),
        createSetProjectMetadataAction: (item, packet, fields) =>
          item.action(() => {
            for (const name of fields) if (!world.schema.has(name)) return;
            if (!world.lies.metadata) world.metadata.set(item.node.id, packet);
          }),
        createSetXMPMetadataAction: (item) => item.action(() => world.xmp.push(item.node.path)),
      },
      Constants: {
        MediaType: { ANY: 0, DATA: 1, VIDEO: 2, AUDIO: 3 },
        MetadataType: { TEXT: 2 },
        ProjectItemColorLabel: { CERULEAN: 3 },
        TrackItemType: { EMPTY: 0, CLIP: 1 },
      },
    };
  }
}

module.exports = { World };
