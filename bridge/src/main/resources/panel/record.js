// The microphone: a line or a voice sample, recorded here, handed to the bridge as WAV.
import { upload } from './bridge.js';
import { button, el, fill, say } from './dom.js';
import { failed } from './problems.js';
import { t } from './words.js';

/**
 * @param set takes the path under which the recording is kept
 * @param bounds least and most seconds, where there are any
 */
export function recorder(set, bounds) {
  const heard = el('div', {});
  const wrong = el('div', { class: 'wrongs', role: 'alert' });
  const clock = el('span', { class: 'recording', hidden: true });
  const go = button(t('record'), () => (running ? running.stop() : begin()));
  let running = null;
  let timer = 0;

  async function begin() {
    fill(wrong);
    let line;
    try {
      line = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
    } catch {
      fill(wrong, el('p', { class: 'wrong' }, t('record.denied')));
      return;
    }
    const parts = [];
    running = new MediaRecorder(line);
    running.ondataavailable = (event) => parts.push(event.data);
    running.onstop = () => {
      line.getTracks().forEach((track) => track.stop());
      clearInterval(timer);
      clock.hidden = true;
      go.textContent = t('record.again');
      const type = running.mimeType;
      running = null;
      keep(new Blob(parts, { type })).catch((fault) => failed(wrong, fault));
    };
    const began = Date.now();
    timer = setInterval(() => {
      const seconds = (Date.now() - began) / 1000;
      clock.textContent = `● ${seconds.toFixed(1)} s`;
      if (bounds && seconds >= bounds[1]) running?.stop();
    }, 100);
    running.start();
    clock.hidden = false;
    go.textContent = t('record.stop');
    say(t('record.running'));
  }

  async function keep(blob) {
    const sound = await decode(blob);
    if (bounds && sound.duration < bounds[0]) {
      fill(wrong, el('p', { class: 'wrong' }, t('record.short', { s: bounds[0] })));
      return;
    }
    const wav = waveOf(sound);
    set(await upload(wav));
    fill(heard, el('audio', { controls: true, src: URL.createObjectURL(wav), 'aria-label': t('record.heard') }));
    say(t('record.kept'));
  }

  return el('div', { class: 'stack' }, el('div', { class: 'row' }, go, clock), wrong, heard);
}

async function decode(blob) {
  const room = new AudioContext();
  try {
    return await room.decodeAudioData(await blob.arrayBuffer());
  } finally {
    room.close();
  }
}

/** One channel of 16 bits in a WAV (RIFF, PCM): what every machine reads. */
function waveOf(sound) {
  const samples = sound.getChannelData(0);
  const bytes = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const word = (at, text) => [...text].forEach((letter, i) => bytes.setUint8(at + i, letter.charCodeAt(0)));
  word(0, 'RIFF');
  bytes.setUint32(4, 36 + samples.length * 2, true);
  word(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, sound.sampleRate, true);
  bytes.setUint32(28, sound.sampleRate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  word(36, 'data');
  bytes.setUint32(40, samples.length * 2, true);
  samples.forEach((one, i) => bytes.setInt16(44 + i * 2, Math.max(-1, Math.min(1, one)) * 32767, true));
  return new Blob([bytes.buffer], { type: 'audio/wav' });
}
