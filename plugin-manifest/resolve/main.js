// SPDX-License-Identifier: GPL-3.0-or-later
// The bridge's panel in a window of Resolve Studio. Clips are taken in by the script Pickup Live, not here.
const path = require('path');
const { app, BrowserWindow, shell } = require('electron');
const { panel } = require('./bridge');

const ID = 'app.pickup';

/** Resolve's own module, copied at install from its developer files; without it the window does not close with Resolve. */
function integrated() {
  try {
    return require('./WorkflowIntegration.node');
  } catch {
    return null;
  }
}

function outside(url) {
  if (/^https?:/.test(url)) shell.openExternal(url);
}

async function open() {
  const window = new BrowserWindow({
    width: 480,
    height: 960,
    title: 'Pickup',
    webPreferences: { preload: path.join(__dirname, 'preload.js'), sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.setMenuBarVisibility(false);
  await window.loadFile('index.html');
  try {
    const address = await panel();
    const own = new URL(address).origin;
    const elsewhere = (event, url) => {
      if (new URL(url).origin === own) return;
      event.preventDefault();
      outside(url);
    };
    window.webContents.on('will-navigate', elsewhere);
    window.webContents.setWindowOpenHandler(({ url }) => {
      outside(url);
      return { action: 'deny' };
    });
    await window.loadURL(address);
  } catch (fault) {
    window.webContents.send('problem', fault.message);
  }
}

const integration = integrated();
app.whenReady().then(async () => {
  if (integration) {
    await (integration.InitializePromise ?? integration.Initialize).call(integration, ID);
    integration.RegisterCallback('ResolveQuit', () => app.quit());
  }
  await open();
});
app.on('window-all-closed', () => app.quit());
app.on('quit', () => integration?.CleanUp());
