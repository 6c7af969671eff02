"""A visitor who searches in Chromium, at ours and at Pagefind's: run by cases/pagefind.py, with its plan on standard input.

Writes for each pair of queries what took how many milliseconds from asking to results, and the bytes that came meanwhile,
heads included. Pagefind loads its program and the list of its index when somebody begins to search, as its own interface does;
`loaded` has both before the clock starts. Results are the first ten episodes with excerpts: of ours as elements in the page, of
Pagefind's as data.
"""

import json
import shutil
import sys

from playwright.sync_api import Browser, Request, sync_playwright

_OURS = """
async (query) => {
    const start = performance.now();
    const answer = await fetch('/search/answer?q=' + encodeURIComponent(query));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.querySelector('#found').replaceChildren(...page.querySelector('#found').childNodes);
    const ms = performance.now() - start;
    return { ms, found: document.querySelectorAll('.result').length };
}
"""
_LOAD = """
async () => {
    window.pagefind ??= await import(new URL('pagefind/pagefind.js', location.href).href);
    await window.pagefind.init();
}
"""
_PAGEFIND = """
async (query) => {
    const start = performance.now();
    window.pagefind ??= await import(new URL('pagefind/pagefind.js', location.href).href);
    const search = await window.pagefind.search(query);
    const data = await Promise.all(search.results.slice(0, 10).map((result) => result.data()));
    const ms = performance.now() - start;
    return { ms, found: data.length };
}
"""


def visit(browser: Browser, address: str, load: str | None, ask: str, pair: list[str]) -> list[dict[str, float]]:
    """One visitor with an empty cache, and two queries."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    requests: list[Request] = []
    # Those of workers, too: Pagefind searches in one.
    page.on("requestfinished", lambda request: requests.append(request))
    if load:
        page.evaluate(load)
    answers = []
    for query in pair:
        answer = page.evaluate(ask, query)
        page.wait_for_timeout(200)  # What is told of the last answer comes behind it.
        sizes = [request.sizes() for request in requests]
        answers.append(answer | {"bytes": sum(one["responseHeadersSize"] + one["responseBodySize"] for one in sizes)})
        requests.clear()
    context.close()
    return answers


def main() -> None:
    plan = json.load(sys.stdin)
    found: dict[str, list[list[dict[str, float]]]] = {"ours": [], "pagefind": [], "loaded": []}
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for pair in plan["pairs"]:
            found["ours"].append(visit(browser, plan["ours"], None, _OURS, pair))
            found["pagefind"].append(visit(browser, plan["pagefind"], None, _PAGEFIND, pair))
            found["loaded"].append(visit(browser, plan["pagefind"], _LOAD, _PAGEFIND, pair))
        browser.close()
    json.dump(found, sys.stdout)


main()
