//! What functions take: one function, which the home page, the list of modules and "My training" share.

use sekisho::resolve::Site;

use super::support::{Run, SiteTest};

/// A second published module, and functions that name both.
fn site() -> SiteTest {
    let seals = SiteTest::minimal();
    let quizless = "schema: sekisho/module/1\nshort: {en: Visit, ja: 来訪}\nrelease: 1\nstatus: published\n\
                    audience: {functions: [everyone]}\nminutes: 8\nobjectives: []\n";
    let functions = "schema: sekisho/functions/1\nfunctions:\n\
                     \x20 - {id: everyone, title: {en: Everyone, ja: 全員}, modules: [visit]}\n\
                     \x20 - {id: warehouse, title: {en: Warehouse, ja: 倉庫}, modules: [seals, visit]}\n\
                     \x20 - {id: drivers, title: {en: Drivers, ja: 運転手}, optional: [seals]}\n";
    seals
        .file("content/modules/visit/module.yaml", quizless)
        .file("content/modules/visit/en.md", "---\ntitle: A visit\n---\n\nText.\n")
        .file("content/modules/visit/ja.md", "---\ntitle: 来訪\n---\n\n本文。\n")
        .file("content/functions.yaml", functions)
        .replace("content/modules/seals/module.yaml", "functions: [warehouse]", "functions: [warehouse, drivers]")
}

fn resolved(run: &Run) -> &Site {
    run.outcome.site.as_ref().unwrap()
}

/// Needed and optional modules of a function, and the minutes of the needed ones.
fn curriculum(site: &Site, function: &str) -> (Vec<String>, Vec<String>, u32) {
    let function = site.functions.iter().find(|known| known.id.as_str() == function).unwrap();
    let curriculum = site.curriculum(function);
    let ids = |modules: &[&sekisho::resolve::Module]| modules.iter().map(|module| module.id.to_string()).collect();
    (ids(&curriculum.needed), ids(&curriculum.optional), curriculum.minutes())
}

fn list(ids: &[&str]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

#[test]
fn a_function_takes_what_everybody_takes_and_then_its_own() {
    let run = site().check();
    let site = resolved(&run);
    assert_eq!(curriculum(site, "everyone"), (list(&["visit"]), list(&[]), 8));
    assert_eq!(curriculum(site, "warehouse"), (list(&["visit", "seals"]), list(&[]), 13), "each once, those of everybody first");
    assert_eq!(curriculum(site, "drivers"), (list(&["visit"]), list(&["seals"]), 8));
    assert_eq!(site.in_order().iter().map(|module| module.id.as_str()).collect::<Vec<_>>(), ["visit", "seals"]);
}

#[test]
fn without_lists_the_audience_decides() {
    let run = SiteTest::minimal().check();
    let site = resolved(&run);
    assert_eq!(curriculum(site, "warehouse"), (list(&["seals"]), list(&[]), 5));
    assert_eq!(curriculum(site, "drivers"), (list(&[]), list(&[]), 0));
}

#[test]
fn drafts_are_taken_by_nobody() {
    let site = site().replace("content/modules/visit/module.yaml", "status: published", "status: draft");
    let run = site.check();
    assert_eq!(curriculum(resolved(&run), "warehouse").0, list(&["seals"]));
}

/// Where nobody has a list for all, the home page promises none; a function that takes nothing is not offered.
#[test]
fn functions_without_modules_are_left_out() {
    let own = "modules: [visit]}\n";
    let run = site()
        .replace("content/functions.yaml", own, "modules: []}\n")
        .replace("content/functions.yaml", "optional: [seals]", "optional: []")
        .check();
    let home = run.page("en/index.html");
    assert!(home.contains("training.html#for-warehouse") && !home.contains("#for-everyone") && !home.contains("#for-drivers"));
    assert!(!home.contains("Everyone on site takes these"));
}

/// The home page shows what everybody takes and leads on from each function; the list shows each function whole.
#[test]
fn pages_show_the_modules_of_each_function() {
    let run = site().check();
    let home = run.page("ja/index.html");
    let cards = |page: &str| page.matches("<li class=\"sk-module\">").count() + page.matches("<li class=sk-module>").count();
    assert_eq!(cards(home), 1, "only what everybody takes");
    for function in ["everyone", "warehouse", "drivers"] {
        assert!(home.contains(&format!("training.html#for-{function}")), "{function}");
    }
    let training = run.page("ja/training.html");
    assert_eq!(cards(training), 2, "all of them");
    for function in ["everyone", "warehouse", "drivers"] {
        assert!(training.contains(&format!("id=\"for-{function}\"")), "{function}");
    }
    let mine = run.page("ja/my-training.html");
    assert!(mine.contains(r#""functions":["warehouse"]"#), "those that need it, not those whose audience it has");
}
