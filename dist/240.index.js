export const id = 240;
export const ids = [240];
export const modules = {

/***/ 4859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeIssue: () => (/* binding */ writeIssue)
});

// UNUSED EXPORTS: ISSUE_LABEL

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/deliver/github-issue/our-part.js
/** The body of a new issue. */
function newBody(marks, text) {
    return `${ourPart(marks, text)}\n`;
}
/**
 * The body with our part made anew, and everything outside of it to the letter. Where the end mark was removed, nobody
 * can tell what people wrote, so all of it stays below the new part.
 */
function bodyWith(body, marks, text) {
    const { before, after } = aroundOurPart(body, marks);
    return `${before}${ourPart(marks, text)}${after}`;
}
/** Characters of a body that are not ours to change, with the marks. */
function lengthOfOthers(body, marks) {
    return bodyWith(body, marks, "").length;
}
/** The web page of an issue saves lines with CR LF; that alone is no difference. */
function sameBody(one, other) {
    const plain = (text) => text.replaceAll("\r\n", "\n").trim();
    return plain(one) === plain(other);
}
function ourPart({ begin, end }, text) {
    return `${begin}\n\n${text.trim()}\n\n${end}`;
}
function aroundOurPart(body, { begin, end }) {
    const from = body.indexOf(begin);
    if (from < 0)
        return { before: "", after: `\n\n${body}` };
    const to = body.indexOf(end, from);
    const rest = to < 0 ? from + begin.length : to + end.length;
    return { before: body.slice(0, from), after: to < 0 ? `\n\n${body.slice(rest)}` : body.slice(rest) };
}

// EXTERNAL MODULE: ./build/text/one-line.js
var one_line = __webpack_require__(3809);
;// CONCATENATED MODULE: ./build/deliver/github-issue/refusals.js


/** GitHub asks to wait a minute where it says nothing else (its rules for integrators). */
const USUAL_WAIT = 60_000;
/** @param now epoch milliseconds */
function refusalOf(error, now) {
    const { status = 0, response, message = "", } = error;
    const headers = response?.headers ?? {};
    // Octokit says 500 where no answer came.
    const known = response === undefined ? 0 : Number(status);
    const limited = known === 429 ||
        (known === 403 &&
            (headers["retry-after"] !== undefined ||
                String(headers["x-ratelimit-remaining"]) === "0" ||
                /rate limit/i.test(message)));
    return { status: known, message, ...(limited ? { wait: waitOf(headers, now) } : {}) };
}
function waitOf(headers, now) {
    const after = Number(headers["retry-after"] ?? Number.NaN);
    if (Number.isFinite(after))
        return Math.max(0, after * 1000);
    const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
    if (String(headers["x-ratelimit-remaining"]) === "0" && Number.isFinite(reset)) {
        return Math.max(1000, reset * 1000 - now);
    }
    return USUAL_WAIT;
}
/** The sentence that says what to do. */
function refusalSentence({ status, message, wait }, repository) {
    return new errors/* UserError */.yo(`The issue on GitHub was not written: ${why()}`);
    function why() {
        if (wait !== undefined) {
            const minutes = Math.ceil(wait / 60_000);
            return `GitHub's limit of requests is reached for ${minutes} min. Run again after that.`;
        }
        switch (status) {
            case 0:
                return "GitHub did not answer. Run again; a self-hosted runner must reach GitHub's API.";
            case 401:
                return "GitHub does not accept github-token. Leave the input out, and the workflow's own token is used.";
            case 403:
            case 404:
                return `the token may not write issues of ${repository} (${status}). Give the job \`permissions: issues: write\`; runs from forks and of Dependabot never get it.`;
            case 410:
                return `issues are turned off in ${repository}. Turn them on in the repository's settings, or set github-issue: off.`;
            default:
                return `GitHub answered ${status} (${(0,one_line/* plainText */.wh)(message, 200)}). ${status >= 500 ? "Run again." : "Check the repository."}`;
        }
    }
}

;// CONCATENATED MODULE: ./build/deliver/github-issue/write-issue.js



const ISSUE_LABEL = "docspace-audit";
/**
 * Writes the one issue of a portal and period: found by its label and its mark, opened, changed, closed and opened
 * again as the findings go. The same findings change nothing, also where people closed it. Rejects with a
 * {@link UserError}.
 */
async function writeIssue(issues, wanted, options) {
    const ask = asker(options);
    const listed = await ask(() => issues.list(ISSUE_LABEL), "again");
    const found = listed.filter(({ body }) => body.includes(wanted.marks.begin));
    const [issue] = found;
    if (found.length > 1) {
        const numbers = found.map(({ number }) => `#${number}`).join(", ");
        options.warn(`Several issues hold the mark of this portal and period (${numbers}): the oldest is the one that is written.`);
    }
    if (issue !== undefined)
        return await update(issues, issue, wanted, ask);
    return wanted.open ? await create(issues, wanted, ask) : { outcome: "none" };
}
async function update(issues, issue, wanted, ask) {
    const { marks, open, longestBody } = wanted;
    const budget = longestBody - lengthOfOthers(issue.body, marks);
    const body = bodyWith(issue.body, marks, wanted.text(budget));
    if (sameBody(body, issue.body))
        return { outcome: "unchanged", url: issue.url };
    if (body.length > longestBody) {
        throw new errors/* UserError */.yo(`The issue on GitHub was not written: what people wrote into ${issue.url} leaves no room for the findings. Move some of it into comments.`);
    }
    const { url } = await ask(() => issues.update(issue.number, { body, open }), "again");
    if (open === issue.open)
        return { outcome: "updated", url };
    return { outcome: open ? "reopened" : "closed", url };
}
async function create(issues, wanted, ask) {
    await ask(() => withLabel(issues), "again");
    const { title, marks, longestBody } = wanted;
    const body = newBody(marks, wanted.text(longestBody - newBody(marks, "").length));
    const made = await ask(() => issues.create({ title, body, label: ISSUE_LABEL }), "once");
    if (!made.labels.includes(ISSUE_LABEL)) {
        throw new errors/* UserError */.yo(`The issue ${made.url} was written, but without the label ${ISSUE_LABEL}, by which it is found again: the token may not set labels. Set it by hand, else the next run writes a second issue.`);
    }
    return { outcome: "created", url: made.url };
}
/** Without the right to set labels GitHub drops them and says nothing; making one tells. */
async function withLabel(issues) {
    try {
        await issues.createLabel(ISSUE_LABEL, "What an audit of a DocSpace portal found");
    }
    catch (error) {
        if (error.status !== 422)
            throw error;
    }
}
/** Milliseconds that a run waits at most for GitHub's limit, each time. */
const LONGEST_WAIT = 90_000;
const PAUSES = [1_000, 4_000];
/** Tries again what was refused for a limit, and what may be done twice where GitHub failed or did not answer. */
function asker({ clock, signal, repository, info }) {
    return async (request, may) => {
        for (let tries = 0;; tries++) {
            try {
                return await request();
            }
            catch (error) {
                signal.throwIfAborted();
                // Whatever GitHub or the network did has a status; the rest is a defect.
                if (!(error instanceof Error && "status" in error))
                    throw error;
                const refusal = refusalOf(error, clock.now());
                const pause = pauseAfter(refusal, may, tries);
                if (pause === undefined)
                    throw refusalSentence(refusal, repository);
                info(`Asking GitHub again in ${Math.ceil(pause / 1000)} s.`);
                await clock.sleep(pause, signal);
            }
        }
    };
}
/** Milliseconds until it is worth asking again; undefined where it is not. */
function pauseAfter({ status, wait }, may, tries) {
    if (tries >= PAUSES.length)
        return undefined;
    const failed = status === 0 || status >= 500;
    const pause = wait ?? (failed && may === "again" ? PAUSES[tries] : undefined);
    return pause === undefined || pause > LONGEST_WAIT ? undefined : pause;
}


/***/ })

};
