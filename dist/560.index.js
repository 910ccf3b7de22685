export const id = 560;
export const ids = [560];
export const modules = {

/***/ 3560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deliverIssue: () => (/* binding */ deliverIssue)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/text/english.js
var english = __webpack_require__(9594);
// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __webpack_require__(1065);
// EXTERNAL MODULE: ./build/report/answer.js
var answer = __webpack_require__(4073);
// EXTERNAL MODULE: ./build/report/next-steps.js
var next_steps = __webpack_require__(3576);
// EXTERNAL MODULE: ./build/report/summary/detail.js
var detail = __webpack_require__(8519);
// EXTERNAL MODULE: ./build/report/summary/figures.js
var figures = __webpack_require__(6885);
// EXTERNAL MODULE: ./build/report/summary/link.js
var summary_link = __webpack_require__(8366);
// EXTERNAL MODULE: ./build/report/summary/people.js
var people = __webpack_require__(2869);
// EXTERNAL MODULE: ./build/report/summary/proof.js
var proof = __webpack_require__(7710);
// EXTERNAL MODULE: ./build/report/summary/rooms.js
var rooms = __webpack_require__(4348);
;// CONCATENATED MODULE: ./build/report/github-issue.js











/** Characters that GitHub takes in the body of an issue. */
const LONGEST_BODY = 65_536;
function issueTitle({ portal, period, settings }) {
    const label = settings.reportLabel === undefined ? "" : ` (${settings.reportLabel})`;
    return `DocSpace audit: ${new URL(portal.url).host}, ${(0,english/* spanInWords */.zw)(period)}${label}`;
}
/** By these hidden marks around our part the issue is found again; one of the same portal, period and label only. */
function issueMarks({ portal, period, settings }) {
    const identity = JSON.stringify([portal.url, period.label, settings.reportLabel ?? ""]);
    const hash = (0,external_node_crypto_.createHash)("sha256").update(identity).digest("hex").slice(0, 32);
    return { begin: `<!-- docspace-audit:${hash} -->`, end: `<!-- docspace-audit:${hash}:end -->` };
}
/** Whether somebody has something to do: then the issue is open. */
function somethingLeft({ complete, reports, assessment: { counts } }) {
    return !complete || (reports.includes("inactivity") && counts.inactive + counts.unknown > 0);
}
/**
 * Our part of the issue in GitHub's Markdown, in as much detail as fits. The same findings give the same text: no time
 * of making, no run, no versions of files and no mails, so that a rerun that finds nothing new changes nothing.
 */
function issueText(report, { showNames, uploaded, budget }) {
    const options = { showNames, uploaded, files: [], budgetBytes: budget };
    return (0,detail/* inSteps */.F)(report, options, (context) => compose({ ...context, detail: { ...context.detail, statuses: "unsettled" } }));
}
function compose(context) {
    const { report, options } = context;
    const judged = report.reports.includes("inactivity");
    const parts = [
        `**${(0,markdown/* markdown */.w)((0,answer/* answer */.Z)(report), 1000)}**`,
        ["### What to do next", "", ...(0,next_steps/* nextSteps */.Z)(report).map(summary_link/* stepItem */.i)].join("\n"),
        (0,proof/* notProved */.o)(context),
        (0,figures/* figures */.u)({ report, time: context.time }),
        judged ? (0,people/* newlyInactive */.jg)(context) : "",
        judged ? (0,rooms/* roomTable */.o)(context) : "",
        judged && somethingLeft(report) ? (0,people/* memberTables */.eB)(context) : "",
        links(report, options.uploaded),
        "_Written by the audit's workflow, which keeps everything outside of its own part, also what you write below._",
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
function links({ portal }, uploaded) {
    const files = uploaded.map(({ title, url }) => `- ${(0,summary_link/* link */.n)(title, url)}`);
    return ["### Links", "", ...files, `- The portal: ${(0,summary_link/* link */.n)(portal.url, portal.url)}`].join("\n");
}

// EXTERNAL MODULE: ./build/settings/secrets.js
var settings_secrets = __webpack_require__(8953);
// EXTERNAL MODULE: ./build/text/conceal.js
var conceal = __webpack_require__(6267);
;// CONCATENATED MODULE: ./build/run/github-issue.js




/**
 * Writes the issue of this portal and period into the workflow's repository. Whatever keeps it from being written stops
 * nothing else.
 *
 * @returns what went wrong, in sentences
 */
async function deliverIssue(context, report, uploaded) {
    const { host } = context;
    if (report.period.provisional) {
        host.log.notice("The period is not over, so no issue is written on GitHub.");
        return [];
    }
    return await host.log.group("Issue on GitHub", async () => {
        try {
            return await write(context, report, uploaded);
        }
        catch (error) {
            host.signal.throwIfAborted();
            return [(0,errors/* sentenceOf */.$N)(error)];
        }
    });
}
async function write({ host, settings, showNames }, report, uploaded) {
    const { repository, apiUrl } = await host.workflow();
    if (repository === undefined || apiUrl === undefined) {
        return ["The issue on GitHub was not written: this is no run of a workflow, so there is no repository."];
    }
    if (settings.githubToken === "") {
        return [
            "The issue on GitHub was not written: github-token is empty. Leave the input out, and the workflow's own token is used.",
        ];
    }
    // Loaded only where an issue is wanted.
    const { githubIssues } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(413), __webpack_require__.e(776)]).then(__webpack_require__.bind(__webpack_require__, 5776));
    const { writeIssue } = await __webpack_require__.e(/* import() */ 240).then(__webpack_require__.bind(__webpack_require__, 4859));
    const { signal, clock, log } = host;
    const secrets = (0,settings_secrets/* secretsIn */.VY)(host.readInput).map(({ spelling }) => spelling);
    const issues = githubIssues({ repository, apiUrl, token: settings.githubToken, signal });
    const { outcome, url } = await writeIssue(issues, {
        title: (0,conceal/* withoutSecrets */.cT)(issueTitle(report), secrets),
        marks: issueMarks(report),
        text: (budget) => (0,conceal/* withoutSecrets */.cT)(issueText(report, { showNames, uploaded, budget }), secrets),
        open: somethingLeft(report),
        longestBody: LONGEST_BODY,
    }, { repository, clock, signal, info: log.info, warn: log.warning });
    log.info(url === undefined ? "Nothing is left to do, so no issue is needed." : `${url} (${outcome})`);
    return [];
}


/***/ })

};
