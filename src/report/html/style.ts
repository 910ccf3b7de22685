/** The document's style sheet: calm, light or dark as the reader's system is, and set for A4 when printed. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --page: #f4f6f8; --ink: #17202b; --soft: #55626f; --line: #d9dfe5; --accent: #0b5fa5; --focus: #0b5fa5;
  --good: #17683c; --good-back: #e4f4ea; --bad: #a3260f; --bad-back: #fdeae5; --warn: #7a4b00; --warn-back: #fdf1d8;
  --bar: #2f6fa8; --bar-weekend: #5f92be; --gap: #fbeed3; --hatch: #9a6400;
  --h0: #eceff2; --h1: #cfe1f0; --h2: #9dc3e2; --h3: #639fcc; --h4: #2f77b0; --h5: #0f4c81;
  --active: #2f855a; --inactive: #c2452a; --unknown: #7a55a8; --new: #2f6fa8; --invited: #3b87a8; --disabled: #6b7680; --exempt: #6a5200;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171c22; --page: #0f1317; --ink: #e6ebf0; --soft: #a3afbb; --line: #2f3842; --accent: #7cbcf2; --focus: #7cbcf2;
    --good: #7fd6a2; --good-back: #14301f; --bad: #ff9d87; --bad-back: #3a1912; --warn: #f1c56b; --warn-back: #362708;
    --bar: #5b9fd8; --bar-weekend: #4a7ba3; --gap: #3a2c10; --hatch: #d9a441;
    --h0: #222a32; --h1: #1d3d58; --h2: #255a84; --h3: #3379b0; --h4: #5a9fd6; --h5: #a6d2f5;
    --active: #57b583; --inactive: #e57a5c; --unknown: #ab8bd6; --new: #5b9fd8; --invited: #86bcd6; --disabled: #8b95a0; --exempt: #d0b364;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1.5rem 3rem; background: var(--page); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.2; margin: 0; font-weight: 650; }
h1 { font-size: 2.25rem; letter-spacing: -0.02em; }
h2 { font-size: 1.25rem; margin-bottom: 0.5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
p { margin: 0 0 0.75rem; max-width: 52rem; }
ul { margin: 0 0 0.75rem; padding-left: 1.25rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
small { color: var(--soft); font-size: 0.8125rem; }
code { font: 0.8125rem/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--paper); z-index: 2; }

header { padding: 2.5rem 0 0; }
.masthead { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 0.25rem 1rem; margin-bottom: 1.25rem; }
.masthead h1, .host { grid-column: 1 / -1; }
.host { margin: 0; color: var(--soft); font-size: 1.25rem; overflow-wrap: anywhere; }
.kind { margin: 0; color: var(--soft); font-size: 0.8125rem; letter-spacing: 0.08em; text-transform: uppercase; }
.badges { margin: 0; }
.badge { display: inline-block; white-space: nowrap; padding: 0.25rem 0.75rem; border-radius: 2rem; border: 1px solid currentColor; font-weight: 650; }
.badge.good { color: var(--good); background: var(--good-back); }
.badge.bad { color: var(--bad); background: var(--bad-back); }
.badge.warn { color: var(--warn); background: var(--warn-back); }
.facts { display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; margin: 0 0 1.25rem; font-size: 0.875rem; }
dt { color: var(--soft); font-size: 0.8125rem; }
dd { margin: 0; }
nav { position: sticky; top: 0; z-index: 3; background: var(--page); }
:target, section[id] { scroll-margin-top: 3.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0; padding: 0.625rem 0; list-style: none; border-block: 1px solid var(--line); }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }

main > section { margin-top: 1.25rem; padding: 1.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: 0.625rem; }
main > section.findings { border-left-width: 0.375rem; padding-block: 1rem 0.5rem; }
.findings.good { border-left-color: var(--good); }
.findings.bad { border-left-color: var(--bad); }
.answer { font-size: 1.25rem; line-height: 1.4; font-weight: 600; }
.findings h3 { margin-top: 0.75rem; }
.proved { color: var(--good); font-weight: 600; }
.warned { padding: 0.75rem 1rem; margin-bottom: 0.75rem; border-left: 0.25rem solid var(--warn); background: var(--warn-back); }
.warned p, .warned ul { margin: 0; }
.findings p, .findings li { max-width: 60rem; }
.note.info { color: var(--soft); }
.note.warning { color: var(--warn); }
main > section.figures { padding: 0; border: 0; background: none; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.75rem, 1fr)); gap: 0.75rem; margin: 0; }
.tile { padding: 0.875rem 0.875rem; background: var(--paper); border: 1px solid var(--line); border-radius: 0.625rem; border-top: 0.25rem solid var(--bar); }
.tile.active { border-top-color: var(--active); }
.tile.inactive { border-top-color: var(--inactive); }
.tile.unknown { border-top-color: var(--unknown); }
.tile.new { border-top-color: var(--new); }
.tile.invited { border-top-color: var(--invited); }
.tile.disabled { border-top-color: var(--disabled); }
.tile.exempt { border-top-color: var(--exempt); }
.tile { position: relative; }
.tile a::after { content: ""; position: absolute; inset: 0; }
.tile dt { font-size: 0.9375rem; }
.tile b { display: block; font-size: 1.875rem; white-space: nowrap; line-height: 1.15; font-weight: 650; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 2rem; }
.columns h3 { margin-top: 0.5rem; }
.plain { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 0.75rem 2rem; margin: 0; }

.chart { position: relative; margin: 0.5rem 0; }
.chart svg { display: block; width: 100%; height: 10rem; border-bottom: 1px solid var(--soft); }
.chart line { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.chart rect { fill: var(--bar); }
.chart rect.weekend { fill: var(--bar-weekend); }
.chart rect:not(.unread):hover { fill: var(--accent); }
rect.unread, .chart rect.unread { fill: var(--gap); }
.hatch { stroke: var(--hatch); stroke-width: 1.5; vector-effect: non-scaling-stroke; fill: none; }
.hatch.light { stroke: var(--paper); }
rect.to-come { fill: none; stroke: var(--line); stroke-width: 1; stroke-dasharray: 2 2; vector-effect: non-scaling-stroke; }
.most { display: block; border-bottom: 1px dashed var(--line); color: var(--soft); font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.trend { display: grid; grid-template-columns: minmax(12rem, 24rem) 1fr; gap: 1.5rem; }
.trend figure { display: flex; flex-direction: column; margin: 0; }
.trend svg { flex: 1; width: 100%; min-height: 10rem; border-bottom: 1px solid var(--soft); }
.of-active, .of-events { display: none; }
#trend:has(#trend-active:checked) .of-active, #trend:has(#trend-events:checked) .of-events, #trend:not(:has(#trend-inactive)) .of-events { display: inline; }
#trend:has(:is(#trend-active, #trend-events):checked) .of-inactive { display: none; }
.months :is(th, td) { min-width: 4rem; } .months th:first-child { min-width: 9rem; }
td.unknown { background: var(--warn-back); color: var(--warn); font-size: 0.8125rem; overflow-wrap: normal; }
.axis { display: flex; justify-content: space-between; color: var(--soft); font-size: 0.8125rem; font-weight: 400; font-variant-numeric: tabular-nums; }
.heat { display: block; width: 100%; height: 1.5rem; border-radius: 2px; }
.heat0 { fill: var(--h0); } .heat1 { fill: var(--h1); } .heat2 { fill: var(--h2); }
.heat3 { fill: var(--h3); } .heat4 { fill: var(--h4); } .heat5 { fill: var(--h5); }
.bar { display: block; }
.verdicts { display: block; width: 100%; height: 0.625rem; border-radius: 2px; margin: 0.25rem 0; }
rect.active { fill: var(--active); } rect.inactive { fill: var(--inactive); } rect.unknown { fill: var(--unknown); }
rect.new { fill: var(--new); } rect.invited { fill: var(--invited); } rect.disabled { fill: var(--disabled); } rect.exempt { fill: var(--exempt); }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; max-width: none; color: var(--soft); font-size: 0.8125rem; }
.swatch { width: 0.75rem; height: 0.75rem; vertical-align: -1px; border-radius: 2px; }

.scroll { overflow-x: auto; margin: 0.75rem -1.5rem 0; padding: 0 1.5rem; }
.scroll.wide { overflow-x: visible; }
.scroll + p, .scroll + details { margin-top: 0.75rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; line-height: 1.4; }
caption { padding-bottom: 0.5rem; text-align: left; color: var(--soft); font-size: 0.8125rem; }
th, td { padding: 0.5rem 0.75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; min-width: 5rem; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.wide thead th { position: sticky; top: 2.8rem; z-index: 2; }
thead th { background: var(--paper); font-weight: 650; box-shadow: inset 0 -2px var(--line); vertical-align: bottom; overflow-wrap: normal; }
tbody th { font-weight: 550; }
tbody th small, td small { display: block; font-weight: 400; }
tbody tr:hover { background: color-mix(in srgb, var(--accent) 6%, transparent); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.date { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.gap { background: var(--warn-back); }
th.strip { width: 40%; min-width: 14rem; } th.members { width: 24%; min-width: 11rem; }
#member-table, .member-table, #event-table, .event-table { table-layout: fixed; }
th.who { width: 21%; } th.where { width: 20%; } th.right { width: 17%; } th.why { width: 24%; } th.last { width: 11%; }
:is(#member-table, .member-table) :is(th, td) { padding-block: 0.25rem; }
th.date { width: 15%; }
.beyond { display: none; }
.unfolded { padding: 0.25rem 0 0.5rem; } .unfolded p { margin: 0 0 0.25rem; }
.remedy { font-weight: 600; } .soft { color: var(--soft); }
td details { margin: 0; } td summary { color: inherit; }
.show-more { margin-top: 0.75rem; } .show-more[hidden] { display: none; }
.empty { margin-top: 0.75rem; font-weight: 600; }
.on-paper { display: none; }
.by-person :is(#member-table, #members .show-more) { display: none; }
#people { padding: 0; list-style: none; } #people > li { padding: 0.375rem 0; border-bottom: 1px solid var(--line); }
.filters { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; margin: 0.75rem 0; }
.filters[hidden] { display: none; }
.filters label { color: var(--soft); }
.filters output { flex-basis: 100%; color: var(--soft); }
select, button:not(th button) { padding: 0.3125rem 0.625rem; max-width: 14rem; border: 1px solid var(--soft); border-radius: 0.375rem; background: var(--paper); color: var(--ink); font: inherit; }
button:not(th button) { cursor: pointer; color: var(--accent); }
td.strip { padding-top: 0.625rem; }
#portal-table td { white-space: nowrap; } #portal-table th small { display: block; max-width: 34rem; white-space: normal; }
table.numbers { width: auto; } .numbers th { white-space: nowrap; }
.trend table.numbers { width: 100%; }
.chip { display: inline-block; padding: 0.0625rem 0.5rem; border-radius: 2rem; border: 1px solid var(--line); font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
.chip::before { display: inline-block; width: 1.1em; margin-right: 0.25rem; text-align: center; font-weight: 700; }
.chip.active::before { content: "✓" / ""; color: var(--active); }
.chip.inactive::before { content: "✕" / ""; color: var(--inactive); }
.chip.unknown::before { content: "?" / ""; color: var(--unknown); }
.chip.new::before { content: "+" / ""; color: var(--new); }
.chip.invited::before { content: "…" / ""; color: var(--invited); }
.chip.disabled::before { content: "–" / ""; color: var(--disabled); }
.chip.exempt::before { content: "◇" / ""; color: var(--exempt); }
.chip.inactive { color: var(--bad); background: var(--bad-back); border-color: transparent; }
.chip.inactive::before { color: inherit; }
.tag { padding: 0 0.375rem; border: 1px solid var(--line); border-radius: 3px; color: var(--soft); font-size: 0.75rem; font-weight: 400; white-space: nowrap; }
details { margin-top: 0.75rem; }
summary { cursor: pointer; color: var(--accent); }

fieldset.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.75rem 0; padding: 0; border: 0; }
.choices legend { padding: 0; margin-bottom: 0.375rem; color: var(--soft); font-size: 0.8125rem; }
.choices label { position: relative; }
.choices input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.choices span { display: block; padding: 0.25rem 0.75rem; border: 1px solid var(--line); border-radius: 2rem; }
.choices b { font-weight: 400; color: var(--soft); font-variant-numeric: tabular-nums; }
.choices :checked + span { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choices :focus-visible + span { outline: 3px solid var(--focus); outline-offset: 2px; }
#members:has(#show-inactive:checked) tr[data-verdict]:not([data-verdict="inactive"]),
#members:has(#show-unknown:checked) tr[data-verdict]:not([data-verdict="unknown"]),
#members:has(#show-new:checked) tr[data-verdict]:not([data-verdict="new"]),
#members:has(#show-invited:checked) tr[data-verdict]:not([data-verdict="invited"]),
#members:has(#show-disabled:checked) tr[data-verdict]:not([data-verdict="disabled"]),
#members:has(#show-exempt:checked) tr[data-verdict]:not([data-verdict="exempt"]),
#members:has(#show-active:checked) tr[data-verdict]:not([data-verdict="active"]) { display: none; }
.search { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; }
.search[hidden] { display: none; }
.search input { padding: 0.3125rem 0.75rem; min-width: 14rem; border: 1px solid var(--soft); border-radius: 0.375rem; background: var(--paper); color: inherit; font: inherit; }
.search output { color: var(--soft); }
th button { all: unset; cursor: pointer; font-weight: 650; white-space: nowrap; }
th button:hover { color: var(--accent); }
th button:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
th button::after { content: " ↕"; color: var(--soft); font-weight: 400; }
th[aria-sort="ascending"] button::after { content: " ↑"; color: inherit; }
th[aria-sort="descending"] button::after { content: " ↓"; color: inherit; }
footer { margin-top: 1.5rem; color: var(--soft); font-size: 0.8125rem; }

@media (max-width: 40rem) {
  body { padding: 0 0.75rem 2rem; }
  header { padding-top: 1.5rem; }
  h1, .tile b { font-size: 1.75rem; }
  .answer { font-size: 1.125rem; }
  nav { position: static; }
  main > section { padding: 1rem; }
  .scroll { margin-inline: -1rem; padding-inline: 1rem; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 0.75rem; }
  .tile { padding: 0.75rem 1rem; }
  .trend { grid-template-columns: 1fr; }
  .trend table :is(th, td) { min-width: 0; padding-inline: 0.25rem; } .months td.unknown { padding-inline: 0.375rem; }
  .filters label, .search, .filters select, .search input { width: 100%; max-width: none; min-width: 0; }
  /* Rows of the wide tables become cards; their heads a line of buttons to sort by. */
  :is(#room-table, #member-table, .member-table, #event-table, .event-table, #portal-table, .portal-table, #people-table, .people-table) { display: block;
    & tbody, & caption, & tbody tr:not([hidden], .beyond), & tbody th, & tbody td, & thead { display: block; }
    & thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; }
    & thead th { position: static !important; width: auto; min-width: 0; padding: 0.25rem 0; border: 0; box-shadow: none; }
    & thead th:not([data-sort]) { display: none; }
    & tbody tr { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
    & tbody :is(th, td) { padding: 0.125rem 0; border: 0; text-align: left; }
    & td small { display: inline; }
  }
  :is(#member-table, .member-table) :is(td:nth-child(2), td:nth-child(3)) { display: inline !important; color: var(--soft); }
  :is(#member-table, .member-table) td:nth-child(3)::before { content: " · "; }
  :is(#member-table, .member-table) td:nth-child(5)::before, #room-table td:nth-child(2)::before { content: "Events: "; color: var(--soft); }
  :is(#member-table, .member-table) td:nth-child(6)::before { content: "Last activity: "; color: var(--soft); }
  :is(#member-table, .member-table) :is(td:nth-child(5), td:nth-child(6)) { display: inline !important; margin-right: 0.75rem; }
  :is(#event-table, .event-table) td:nth-child(2)::before { content: "User: "; color: var(--soft); }
  :is(#event-table, .event-table) td:nth-child(4)::before { content: "Room: "; color: var(--soft); }
  :is(#event-table, .event-table) td:nth-child(5)::before { content: "Target: "; color: var(--soft); }
  :is(#event-table, .event-table) td:nth-child(6)::before { content: "From: "; color: var(--soft); }
  td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); }
  :is(#portal-table, .portal-table) td.number { display: inline !important; margin-right: 0.75rem; }
  :is(#portal-table, .portal-table) td.number:empty { display: none !important; }
  #trail-table, #log-table { min-width: 36rem; }
  .months th:first-child { position: sticky; left: -1rem; background: var(--paper); }
  #left-table { min-width: 28rem; }
}

@page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444; } }
@media print {
  :root { color-scheme: light;
    --paper: #fff; --page: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000;
    --good: #17683c; --good-back: #fff; --bad: #a3260f; --bad-back: #fff; --warn: #7a4b00; --warn-back: #fff;
    --bar: #2f6fa8; --bar-weekend: #5f92be; --gap: #fbeed3; --hatch: #9a6400;
    --h0: #eceff2; --h1: #cfe1f0; --h2: #9dc3e2; --h3: #639fcc; --h4: #2f77b0; --h5: #0f4c81;
    --active: #2f855a; --inactive: #c2452a; --unknown: #7a55a8; --new: #2f6fa8; --invited: #3b87a8; --disabled: #6b7680; --exempt: #6a5200; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  h1 { font-size: 20pt; } h2 { font-size: 13pt; }
  header { padding: 0; }
  nav, .skip, .search, .filters label, .filters button, .show-more, .for-print, fieldset.choices, #activity details, a.bar { display: none; }
  td.members a.bar { display: block; }
  .filters:has(output:empty) { display: none; }
  body:not(:has(#print-events:checked)) #events :is(.scroll, .more) { display: none; }
  body:not(:has(#print-events:checked)) .on-paper { display: block; }
  .wide thead th { position: static; }
  .trend svg { height: 32mm; }
  main > section { margin-top: 5mm; padding: 0; border: 0; border-radius: 0; }
  main > section.findings { padding: 2mm 4mm; border-left: 1.5mm solid var(--good); }
  .findings.bad { border-left-color: var(--bad); }
  .tiles { grid-template-columns: repeat(4, 1fr); gap: 3mm; }
  .tile { padding: 2mm 3mm; border-radius: 0; } .tile b { font-size: 18pt; }
  .chart svg { height: 32mm; }
  .scroll { overflow: visible; margin: 2mm 0 0; padding: 0; }
  table { font-size: 7.5pt; line-height: 1.3; } small, caption, .legend, .axis, .tag, .chip, code, td.unknown { font-size: 7pt; }
  .months :is(th, td), .months th:first-child { min-width: 0; }
  th, td { padding: 0.8mm 1.5mm; min-width: 0; } td.number, th.number { min-width: 10mm; }
  /* What is chosen on the screen is what is printed, and is said; nothing of it stays folded. */
  tr.beyond { display: table-row; }
  #member-table tr[data-verdict="active"] .unfolded, .member-table tr[data-verdict="active"] .unfolded { display: none; }
  .unfolded { padding: 0; } .unfolded .soft { display: none; } .unfolded p { display: inline; margin: 0; } .unfolded p + p::before { content: " · "; }
  .remedy { font-weight: 400; } .remedy.usual { display: none; } .on-paper.always { display: block; }
  td details, td summary, td details::details-content, .unfolded { display: inline; }
  td summary { list-style: none; } tr[data-verdict] .chip { margin-right: 1mm; padding: 0; border: 0; }
  thead { display: table-header-group; break-inside: avoid; }
  tr, .tile, #activity, .findings, .columns { break-inside: avoid; }
  .columns { grid-template-columns: repeat(3, 1fr); }
  h2, h3, caption { break-after: avoid; }
  /* With buttons in it a head is not repeated on the next page. */
  th button { display: contents; } th button::after { content: none; }
  /* What is left for the events holds “known” whole. */
  th.who { width: 18%; } th.where { width: 16%; } th.right { width: 13%; } th.why { width: 32%; } th.last { width: 11%; }
  :is(#member-table, .member-table) { font-size: 7pt; & td:last-child { white-space: nowrap; } & td:nth-child(3) .tag { display: none; } }
  th, td { overflow-wrap: break-word; }
  details::details-content { content-visibility: visible; block-size: auto; height: auto; }
  a { text-decoration: none; }
}
`;
