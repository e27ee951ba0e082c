// npm run pack → dist/ledger-vscode.vsix: the extension for VS Code with the whole program in it. A .vsix is a zip of the extension's folder and two
// lists of what is in it; the same bytes on any day and machine.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { strToU8, zipSync } from "fflate";
import { options, root } from "./options.mjs";

/** The oldest VS Code whose own Node.js runs the program. */
const vscode = "^1.101.0";

/** package.json of the extension; `own`: that of the program. */
export function extensionManifest({ version, license, repository }) {
  return {
    name: "rectification-ledger",
    displayName: "台账核对",
    description: "边打字边核对整改工作台账：错误标在原处，有说明、改法和可选的词",
    version,
    publisher: "your-organisation",
    license,
    repository,
    engines: { vscode },
    categories: ["Linters"],
    main: "./extension.js",
    activationEvents: ["workspaceContains:**/ledgers/plan.yaml", "onLanguage:yaml"],
    // Nothing of a workspace is run, so there is nothing to trust; and what is not on a disk cannot be checked.
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: false },
    extensionKind: ["workspace"],
  };
}

const types = { ".json": "application/json", ".js": "application/javascript", ".mjs": "application/javascript", ".md": "text/markdown" };
const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${Object.entries({
  ...types,
  ".txt": "text/plain",
  ".vsixmanifest": "text/xml",
})
  .map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
  .join("")}</Types>
`;

function vsixManifest({ name, displayName, description, version, publisher }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="zh-CN" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${displayName}</DisplayName>
    <Description xml:space="preserve">${description}</Description>
    <Tags>yaml</Tags>
    <Categories>Linters</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${vscode}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionPack" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
      <Property Id="Microsoft.VisualStudio.Code.LocalizedLanguages" Value=""/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}

/** The .vsix of these files of the extension's folder, dated `day`. */
export function vsix(manifest, files, day) {
  const [year, month, date] = day.split("-").map(Number);
  const all = {
    "extension.vsixmanifest": strToU8(vsixManifest(manifest)),
    "[Content_Types].xml": strToU8(contentTypes),
    "extension/package.json": strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`extension/${name}`, content])),
  };
  const zipped = { mtime: new Date(year, month - 1, date), os: 0, level: 6 };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, content]) => [name, [content, zipped]])));
}

async function bundled(entry, more) {
  const { outputFiles } = await build({ ...options, entryPoints: [`${root}${entry}`], write: false, ...more });
  return outputFiles[0].contents;
}

async function pack() {
  const own = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const files = {
    "extension.js": await bundled(".build/editor/extension.mjs", { format: "cjs", external: ["vscode"], banner: {}, plugins: [] }),
    "ledger.mjs": await bundled("src/cli.ts"),
    "README.md": readFileSync(`${root}.build/editor/README.md`),
    "LICENSE.txt": readFileSync(`${root}LICENSE`),
  };
  const releasedOn = /^## \d\S* — (\d{4}-\d\d-\d\d)$/m.exec(readFileSync(`${root}CHANGELOG.md`, "utf8"))[1];
  writeFileSync(`${root}dist/ledger-vscode.vsix`, vsix(extensionManifest(own), files, releasedOn));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await pack();
