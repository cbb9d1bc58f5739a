/**
 * Writes portal/static/icons.svg: one <symbol> per lucide icon that the portal's pages name.
 * A page says <svg class="icon" aria-hidden="true"><use href="/static/icons.svg#calendar"></use></svg>.
 * Names in the templates are found; names put together at run time stand in ALWAYS.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const source = join(root, "node_modules/lucide-static/icons");
const templates = join(root, "portal/templates");

const ALWAYS = `
activity alarm-clock archive arrow-down arrow-left arrow-right arrow-up at-sign audio-lines badge-check ban bell book-open bot
building building-2 calendar calendar-check calendar-clock calendar-days calendar-plus calendar-x captions chart-column
chart-line check check-check chevron-down chevron-left chevron-right chevron-up chevrons-up-down circle circle-alert
circle-check circle-help circle-pause circle-play circle-x clipboard clipboard-list clock coffee copy credit-card database
disc door-closed door-open download ellipsis ellipsis-vertical external-link eye eye-off file file-audio file-check file-plus file-text
file-up file-x files filter flag flask-conical folder funnel gauge git-compare globe hand hash headphones headset heart-pulse history
hospital hourglass house id-card image inbox info key key-round languages layers layout-dashboard library life-buoy lightbulb link
link-2 list list-checks list-filter list-todo loader loader-circle lock lock-open log-in log-out mail mail-check mail-open map-pin
megaphone menu message-circle message-square messages-square mic mic-off minus monitor moon mouse-pointer-click network
notebook-pen octagon-alert package panel-left panel-right pause pen pencil pencil-line phone phone-off pin play plug plus power
printer qr-code radio receipt redo refresh-ccw refresh-cw repeat rotate-ccw rotate-cw route save scan-line scroll-text search
send server settings settings-2 share shield shield-alert shield-check sliders-horizontal sparkles square square-check
star stethoscope sun sun-moon tag tags text target thumbs-down thumbs-up timer trash trash-2 trending-up triangle-alert undo undo-2
unlink upload user user-check user-cog user-minus user-plus user-round user-x users users-round video video-off volume-2 volume-x wand-sparkles
waypoints webhook wifi wifi-off wrench x zap zoom-in zoom-out
`;

function* pages(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* pages(path);
    else if (entry.name.endsWith(".html")) yield path;
  }
}

const names = new Set(ALWAYS.trim().split(/\s+/));
const missing = [];
for (const page of pages(templates)) {
  for (const [, name] of readFileSync(page, "utf8").matchAll(/icons\.svg#([a-z0-9-]+)/g)) {
    if (existsSync(join(source, `${name}.svg`))) names.add(name);
    else missing.push(`${page}: ${name}`);
  }
}

const symbols = [];
for (const name of [...names].sort()) {
  const file = join(source, `${name}.svg`);
  if (!existsSync(file)) continue;
  const body = readFileSync(file, "utf8").replace(/<!--.*?-->/gs, "").replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "");
  symbols.push(`<symbol id="${name}" viewBox="0 0 24 24">${body.replace(/\s*\n\s*/g, "")}</symbol>`);
}
mkdirSync(join(root, "portal/static"), { recursive: true });
writeFileSync(
  join(root, "portal/static/icons.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`,
);
console.log(`icons.svg: ${symbols.length} icons`);
if (missing.length > 0) console.warn(`No such icon:\n${missing.join("\n")}`);
