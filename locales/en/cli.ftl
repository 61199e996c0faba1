# The terminal.

cli-about = Sekisho makes a bilingual training site from text files: criteria, modules, quizzes and records of training.
cli-after = Typical day: `sekisho preview` while you write, `sekisho check` before you publish, `sekisho build` to publish.
cli-usage = Usage
cli-heading-commands = Commands
cli-heading-options = Options
cli-value-command = COMMAND
cli-value-options = OPTIONS
cli-value-folder = FOLDER
cli-value-file = FILE
cli-value-format = FORMAT
cli-value-language = LANGUAGE
cli-value-port = PORT
cli-value-address = ADDRESS
cli-value-host = NAME
cli-value-query = QUERY

cli-build = Write the site into a folder that you can copy to any server or share
cli-build-long = Write the site into a folder.
    
    The folder works on any web server, under any path, and opened from a file share. Only files that changed are written, outdated ones are removed, and a folder that Sekisho did not make is never touched. If there is an error in your files, nothing is written.
cli-check = Look for mistakes without writing anything
cli-check-long = Look for mistakes without writing anything.
    
    Every finding names the file, the line and what to type. With --strict, warnings fail too: use it before you publish.
cli-preview = Show the site while you write; the page reloads when you save
cli-preview-long = Show the site while you write.
    
    Open the address in a browser and edit your files: the page reloads when you save, and findings appear at the foot of the page. Nothing is written to disk. Drafts are shown.
cli-serve = Build the site and show it on this computer
cli-serve-long = Build the site and show it on this computer.
    
    Only this computer can open it, unless you choose another --address. Stop it with Ctrl-C.
cli-new = Start a new site with two pages, one module and one quiz
cli-new-long = Start a new site.
    
    The folder must be new or empty. What is written builds without findings: change the texts and go on from there.
cli-stats = Count pages, sections and questions in every language
cli-stats-long = Count pages, sections and questions in every language.
cli-search = Search the site from the terminal
cli-search-long = Search the site from the terminal, with the same index as the pages.

cli-arg-help = Show this help
cli-arg-version = Show the version
cli-arg-lang = Language of these messages: en or ja (default: that of the system)
cli-arg-site = Folder that holds sekisho.yaml (default: the current folder)
cli-arg-out = Folder to write to (default: `public` in the site)
cli-arg-strict = Treat warnings as failures
cli-arg-format = Form of the result: human (default), json or sarif; for stats: table (default) or json
cli-arg-no-search = Leave out the search index
cli-arg-no-minify = Leave pages as large as the templates write them
cli-arg-no-build = Serve the folder as it is
cli-arg-port = Port to listen on (default: 8080)
cli-arg-address = Address to listen on (default: 127.0.0.1, this computer only)
cli-arg-allow-host = Name under which other computers reach this one; may be repeated
cli-arg-new-folder = Folder to make
cli-arg-query = What to look for
cli-arg-queries = File with one query per line
cli-arg-in = Language to search in
cli-arg-json = Print one JSON object per query

cli-unknown-command = there is no command `{ $name }`
    .help = { $near ->
    [0] `sekisho --help` lists the commands
   *[other] did you mean `{ $nearest }`? `sekisho --help` lists the commands
}
cli-unknown-option = there is no option `{ $name }`
    .help = { $near ->
    [0] add --help to see the options of the command
   *[other] did you mean `{ $nearest }`? Add --help to see the options of the command
}
cli-invalid-value = `{ $value }` does not fit `{ $name }`
    .help = { $has_valid ->
    [0] add --help to see what fits
   *[other] write one of { $valid }
}
cli-between-values = {", "}
cli-missing-argument = something is missing: { $name }
    .help = add --help to see what the command needs

site-missing = there is no sekisho.yaml in `{ $folder }`
    .help = go to the folder of the site, name it with --site, or start one with `sekisho new my-site`
build-nothing-written = nothing was written
    .help = correct the errors above and build again
build-done = { $folder }: { $files } files, { $written } written, { $removed } removed
check-clean = no findings
output-not-ours = `{ $path }` holds files that Sekisho did not write
    .help = choose a new or empty folder with --out
output-path = a page would get the name `{ $path }`, which a folder cannot hold
    .help = rename the page
output-io = `{ $path }` cannot be written: { $cause }
    .help = check that the disk has room and that this account may write there
new-done = { $folder }: { $files } files written. Next: `sekisho preview --site { $folder }`
new-not-empty = `{ $folder }` is not empty
    .help = choose a new folder
search-language = the site has no language `{ $language }`
    .help = name a language of sekisho.yaml
search-queries = `{ $path }` cannot be read: { $cause }
    .help = name a text file with one query per line
search-unreadable = the search index could not be made: { $cause }
    .help = run `sekisho check`; if it is clean, report this as a fault of Sekisho
search-hits = { $query }: { $count ->
    [one] 1 page
   *[other] { $count } pages
}
stats-pages = Pages
stats-total = Total
stats-module = Module { $module }: { $questions ->
    [one] 1 question
   *[other] { $questions } questions
}
stats-sections = Sections
stats-kind-single = single
stats-kind-multiple = multiple
stats-kind-true-false = true_false
stats-kind-numeric = numeric
stats-kind-matching = matching
stats-kind-ordering = ordering
stats-variables = Site variables: { $count }
serve-listening = Listening on { $url } (stop with Ctrl-C)
serve-stopped = Stopped
preview-listening = Preview on { $url } (stop with Ctrl-C)
preview-rebuilt = Updated in { $time } ms, { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}
