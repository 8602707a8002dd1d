// SPDX-License-Identifier: GPL-3.0-or-later
// The waiting page hears what is wrong, and nothing else. The panel itself needs nothing of Electron's.
const { contextBridge, ipcRenderer } = require('electron');

if (location.protocol === 'file:') {
  contextBridge.exposeInMainWorld('pickup', {
    onProblem: (show) => ipcRenderer.on('problem', (_, text) => show(String(text))),
  });
}
