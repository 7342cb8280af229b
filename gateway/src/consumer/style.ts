// SPDX-License-Identifier: Apache-2.0

// The self-check's answer takes its colours by the names of explorer-ui/src/style/tokens.css.
const LIGHT_TOKENS =
  '--sheet:#fff;--ink-soft:#56604f;--rice:#2c6a47;--rice-soft:#e3efe4;--on-rice:#fff;--grain:#8a5d0b;--earth:#a3341f;--earth-soft:#fae6e0;--mist:#55606a;--mist-soft:#e9edef;--sunken:#eeece2';
const DARK_TOKENS =
  '--sheet:#1b221a;--ink-soft:#b3baa8;--rice:#7cc596;--rice-soft:#213529;--on-rice:#10241a;--grain:#e3b75c;--earth:#f09a84;--earth-soft:#3d2620;--mist:#a9b4bc;--mist-soft:#283034;--sunken:#232b21';

/** The page's whole style: phone first, light and dark by the system's wish, contrast above 4.5 : 1 in both. */
export const CONSUMER_STYLE = `
:root{color-scheme:light dark;--ground:#fbfaf5;--ink:#1d2419;--quiet:#56604f;--line:#d5d9cb;--leaf:#2c6a2f;--card:#fff;--warn:#7a4a00;--warn-ground:#fff1d6;${LIGHT_TOKENS}}
@media (prefers-color-scheme:dark){:root{--ground:#151a13;--ink:#eef1e8;--quiet:#b3bca9;--line:#3a4335;--leaf:#8fd093;--card:#1e251b;--warn:#ffd38a;--warn-ground:#3a2c10;${DARK_TOKENS}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif}
main,header,footer{max-width:42rem;margin:0 auto;padding:0 1rem}
.scenario{margin:0;padding:.5rem 1rem;background:var(--warn-ground);color:var(--warn);text-align:center;font-weight:600}
h1{font-size:1.5rem;margin:1rem 0 .25rem}h2{font-size:1.15rem;margin:0 0 .5rem}h3{font-size:1rem;margin:0}
section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem;margin:1rem 0}
.second{color:var(--quiet);font-size:.85em}.quiet{color:var(--quiet);font-size:.9rem}
dl{display:grid;grid-template-columns:minmax(7rem,2fr) 3fr;gap:.35rem .75rem;margin:0}dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
ol{margin:0;padding-left:1.25rem}li{margin:.5rem 0}
table{border-collapse:collapse;width:100%;font-size:.85rem}th,td{border-bottom:1px solid var(--line);padding:.3rem .4rem;text-align:left;vertical-align:top}
.scroll{overflow-x:auto}svg{width:100%;height:auto;display:block}
.qr{max-width:12rem;margin-top:.5rem;shape-rendering:crispEdges}.strip{max-width:24rem}.strip text{font-size:12px;fill:var(--quiet)}.strip .end{text-anchor:end}.strip .middle{text-anchor:middle}.strip .grid{stroke:var(--line)}.curve{fill:none;stroke:var(--leaf);stroke-width:1.5}.mark{fill:var(--card);stroke:var(--leaf);stroke-width:1.5}
a{color:var(--leaf)}a,summary,button{min-height:2.75rem;display:inline-flex;align-items:center}
button,a.button{font:inherit;font-weight:600;gap:.5rem;text-decoration:none;padding:.4rem 1rem;border:0;border-radius:.6rem;background:var(--rice);color:var(--on-rice);cursor:pointer}button .second,a.button .second{color:inherit}.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:0 1rem}
:focus-visible{outline:3px solid var(--leaf);outline-offset:2px}
.verdict{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:.1rem .75rem;font-weight:600}
.flag{white-space:nowrap;display:inline-block;border:1px solid var(--line);border-radius:.5rem;padding:0 .4rem;font-size:.8rem}
section.recall{border:3px solid var(--earth);background:var(--earth-soft);color:var(--earth)}section.recall h2{font-size:1.4rem}section.recall .second{color:inherit}
del{color:var(--quiet)}del .second{text-decoration:inherit}
form{margin:0}label{display:block;margin:.75rem 0}input:not([type=hidden]){font:inherit;display:block;width:100%;min-height:2.75rem;padding:.4rem .75rem;border:1px solid var(--quiet);border-radius:.6rem;background:var(--card);color:var(--ink)}[role=alert] code{color:inherit}
figure{margin:1rem 0}code{font-size:.75rem;overflow-wrap:anywhere}
`;
