//! What happens to a folder.

use super::*;

fn artifacts(list: &[(&str, &str)]) -> Vec<Artifact> {
    list.iter().map(|(path, text)| Artifact::text(*path, *text)).collect()
}

fn run(folder: &Path, list: &[(&str, &str)]) -> Written {
    write(Purpose::Site, folder, &artifacts(list), "https://a.example/").expect("writes")
}

#[test]
fn writes_only_what_changed_and_removes_what_is_stale() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("public");
    assert_eq!(run(&folder, &[("en/index.html", "a"), ("en/old/page.html", "b")]), Written { written: 2, unchanged: 0, removed: 0 });
    let before = fs::metadata(folder.join(Purpose::Site.manifest())).and_then(|m| m.modified()).expect("time");
    assert_eq!(run(&folder, &[("en/index.html", "a"), ("en/old/page.html", "b")]), Written { written: 0, unchanged: 2, removed: 0 });
    assert_eq!(fs::metadata(folder.join(Purpose::Site.manifest())).and_then(|m| m.modified()).expect("time"), before);
    assert_eq!(run(&folder, &[("en/index.html", "c")]), Written { written: 1, unchanged: 0, removed: 1 });
    assert!(!folder.join("en/old").exists());
    assert_eq!(fs::read_to_string(folder.join("en/index.html")).expect("read"), "c");
    let manifest = Manifest::parse(Purpose::Site, &fs::read(folder.join(Purpose::Site.manifest())).expect("read")).expect("manifest");
    assert_eq!(manifest.files.into_iter().collect::<Vec<_>>(), ["en/index.html"]);
}

#[test]
fn never_touches_a_folder_it_did_not_make() {
    let temp = tempfile::tempdir().expect("temp");
    fs::write(temp.path().join("holiday.jpg"), "x").expect("write");
    let error = write(Purpose::Site, temp.path(), &artifacts(&[("index.html", "a")]), "b").expect_err("refuses");
    assert_eq!(error.key(), "output-not-ours");
    assert_eq!(fs::read_dir(temp.path()).expect("list").count(), 1);
    fs::write(temp.path().join(Purpose::Site.manifest()), "{\"schema\":\"other/1\",\"base\":\"\",\"files\":[]}").expect("write");
    assert_eq!(write(Purpose::Site, temp.path(), &artifacts(&[("index.html", "a")]), "b").expect_err("refuses").key(), "output-not-ours");
}

#[test]
fn files_of_other_people_in_our_folder_stay() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("public");
    run(&folder, &[("en/a.html", "a")]);
    fs::write(folder.join("en/notes.txt"), "mine").expect("write");
    run(&folder, &[("index.html", "a")]);
    assert!(folder.join("en/notes.txt").exists() && !folder.join("en/a.html").exists());
}

#[test]
fn refuses_paths_that_leave_the_folder() {
    let temp = tempfile::tempdir().expect("temp");
    for path in ["../a.html", "/a.html", "a/../b.html", "a//b", ".hidden", "ä.html", "a b.html", Purpose::Site.manifest(), "C:\\a", "a."] {
        assert_eq!(
            write(Purpose::Site, &temp.path().join("p"), &artifacts(&[(path, "x")]), "b").expect_err(path).key(),
            "output-path",
            "{path}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_folder_is_replaced_not_followed() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("public");
    run(&folder, &[("index.html", "a")]);
    let target = temp.path().join("target");
    fs::write(&target, "precious").expect("write");
    fs::remove_file(folder.join("index.html")).expect("remove");
    std::os::unix::fs::symlink(&target, folder.join("index.html")).expect("link");
    run(&folder, &[("index.html", "a")]);
    assert_eq!(fs::read_to_string(&target).expect("read"), "precious");
    assert!(fs::symlink_metadata(folder.join("index.html")).expect("meta").file_type().is_file());
}

#[test]
fn an_output_that_is_a_file_is_an_error_with_its_path() {
    let temp = tempfile::tempdir().expect("temp");
    let file = temp.path().join("public");
    fs::write(&file, "x").expect("write");
    let error = write(Purpose::Site, &file, &artifacts(&[("index.html", "a")]), "b").expect_err("refuses");
    assert_eq!(error.key(), "output-io");
    assert_eq!(fs::read_to_string(&file).expect("read"), "x");
}

#[test]
fn an_interrupted_run_is_tidied_by_the_next_one() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("public");
    run(&folder, &[("a.html", "a")]);
    // As after a crash: the union manifest is there, the new page is not yet.
    let union = Manifest::new(Purpose::Site, "https://a.example/", ["a.html".to_owned(), "b.html".to_owned()].into_iter());
    fs::write(folder.join(Purpose::Site.manifest()), union.to_bytes()).expect("write");
    assert_eq!(run(&folder, &[("c.html", "c")]), Written { written: 1, unchanged: 0, removed: 2 });
    assert_eq!(fs::read_dir(&folder).expect("list").count(), 2);
}

/// Every name below a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).expect("list").map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_run_that_is_given_up_leaves_nothing() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("a/public");
    let stage = Stage::open(Purpose::Site, &folder).expect("opens");
    stage.put(&Artifact::text("en/index.html", "a"));
    assert!(folder.join(stage::FOLDER).exists());
    drop(stage);
    assert_eq!(names(temp.path()), [""; 0]);

    run(&folder, &[("en/index.html", "a")]);
    let stage = Stage::open(Purpose::Site, &folder).expect("opens");
    stage.put(&Artifact::text("en/index.html", "b"));
    drop(stage);
    assert_eq!(fs::read_to_string(folder.join("en/index.html")).expect("read"), "a");
    assert_eq!(names(&folder), ["en", Purpose::Site.manifest()]);
}

#[test]
fn a_file_that_cannot_be_taken_ends_the_run_before_anything_changes() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("public");
    run(&folder, &[("en/index.html", "a")]);
    let stage = Stage::open(Purpose::Site, &folder).expect("opens");
    stage.put(&Artifact::text("en/index.html", "b"));
    stage.put(&Artifact::text("../index.html", "b"));
    assert_eq!(stage.commit("https://a.example/").expect_err("refuses").key(), "output-path");
    assert_eq!(fs::read_to_string(folder.join("en/index.html")).expect("read"), "a");
    assert_eq!(names(&folder), ["en", Purpose::Site.manifest()]);
}

#[test]
fn nothing_is_made_on_the_disk_when_nothing_differs() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("public");
    run(&folder, &[("index.html", "a")]);
    let before = fs::metadata(&folder).and_then(|m| m.modified()).expect("time");
    run(&folder, &[("index.html", "a")]);
    assert_eq!(fs::metadata(&folder).and_then(|m| m.modified()).expect("time"), before);
}

#[test]
fn what_a_killed_run_left_is_no_obstacle() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("public");
    for list in [[("index.html", "a")], [("index.html", "b")]] {
        let tree = folder.join(stage::FOLDER).join("tree");
        fs::create_dir_all(&tree).expect("make");
        fs::write(tree.join("left.html"), "x").expect("write");
        run(&folder, &list);
        assert_eq!(names(&folder), ["index.html", Purpose::Site.manifest()]);
    }
}

#[test]
fn two_runs_into_one_folder_do_not_mix() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("public");
    let first = Stage::open(Purpose::Site, &folder).expect("opens");
    first.put(&Artifact::text("index.html", "a"));
    let second = write(Purpose::Site, &folder, &artifacts(&[("index.html", "b")]), "https://a.example/");
    assert_eq!(second.expect_err("refuses").key(), "output-busy");
    first.commit("https://a.example/").expect("writes");
    assert_eq!(fs::read_to_string(folder.join("index.html")).expect("read"), "a");
    assert_eq!(names(&folder), ["index.html", Purpose::Site.manifest()]);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_stage_is_not_followed() {
    let temp = tempfile::tempdir().expect("temp");
    let folder = temp.path().join("public");
    let target = temp.path().join("target");
    fs::create_dir_all(target.join("tree")).expect("make");
    fs::write(target.join("tree/precious"), "x").expect("write");
    run(&folder, &[("index.html", "a")]);
    std::os::unix::fs::symlink(&target, folder.join(stage::FOLDER)).expect("link");
    run(&folder, &[("index.html", "b")]);
    assert!(target.join("tree/precious").exists());
    assert_eq!(names(&folder), ["index.html", Purpose::Site.manifest()]);
}
