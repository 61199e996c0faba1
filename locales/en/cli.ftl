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
    
    Pages by kind, then each module with its sections and its questions by kind, then all modules together. Questions hold every language, so they are counted once; a text that is missing in a language is found by sekisho check. Drafts are not counted.
cli-coverage = Show which module covers which portal question, and what is missing
cli-coverage-long = Show which module covers which portal question, and what is missing.
    
    Modules that satisfy a question (their records are the evidence) and modules that only support it stand apart. Drafts do not count. With --format csv you get a table for a spreadsheet with one line for each question, module and section: sekisho coverage --format csv > coverage.csv. The exit code is 0 even when something is missing, and 1 with --strict.
cli-records = Look into record files that learners saved
cli-records-long = Look into record files that learners saved.
cli-records-show = Explain a record file and say what is wrong with it
cli-records-show-long = Explain a record file and say what is wrong with it.
    
    Run it in the folder of the site, or name that with --site: then the record is also compared with the modules of the site. The file is never changed. The exit code is 1 when a file has a fault.
cli-records-collect = Join record files into a register
cli-records-collect-long = Join record files into a register.
    
    Reads every .json file below the folders and adds its records to the register: pages in both languages, a table (CSV) and a workbook (XLSX). Records that are already there stay, so the files may be deleted afterwards. Damaged files are named and not accepted. Run it in the folder of the site, or name that with --site: then records are compared with its modules. The exit code is 1 when something was not accepted.
cli-arg-record-folders = Folders with record files, or the files themselves
cli-arg-register-out = Folder of the register (default: `register`)
cli-arg-record-files = Record files; more than one may be named
cli-search = Search the site from the terminal
cli-search-long = Search the site from the terminal, with the same index as the pages.
    
    With --without-reading it lists the words in kanji whose reading stands neither in the glossary, nor as ruby in a text, nor in content/readings.tsv, each with the first page that has it. Nobody finds these words by typing kana or Latin letters. Add a line for each to content/readings.tsv: the word, a tab, the reading in hiragana. The exit code is 1 when there are such words and 0 when there are none.

cli-arg-help = Show this help
cli-arg-version = Show the version
cli-arg-lang = Language of these messages: en or ja (default: that of the system)
cli-arg-site = Folder that holds sekisho.yaml (default: the current folder)
cli-arg-out = Folder to write to (default: `public` in the site)
cli-arg-strict = Treat warnings as failures
cli-arg-format = Form of the result: human (default), json or sarif; for stats and coverage: table (default), json, and for coverage csv
cli-arg-strict-coverage = End with exit code 1 when something is missing
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
cli-arg-links = List the sources outside the site with their dates, and the pages that lead to them
cli-arg-without-reading = List the words of the Japanese pages that are not found by kana, because their reading is nowhere written

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
output-busy = another run of Sekisho is writing to `{ $path }`
    .help = wait until it has ended, then try again
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
search-without-reading = { $count ->
    [0] every word has a reading
    [one] 1 word without a reading
   *[other] { $count } words without a reading
}
search-unneeded-readings = not needed in content/readings.tsv: { $words }
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
stats-kind-text = text
stats-kind-hotspot = hotspot
stats-kind-scenario = scenario
stats-modules = All modules: { $questions ->
    [one] 1 question
   *[other] { $questions } questions
}
coverage-line-satisfies = satisfied by { $module } ({ $sections ->
    [one] 1 section
   *[other] { $sections } sections
}, { $items ->
    [one] 1 quiz question
   *[other] { $items } quiz questions
})
coverage-line-supports = supported by { $module } ({ $sections ->
    [one] 1 section
   *[other] { $sections } sections
}, { $items ->
    [one] 1 quiz question
   *[other] { $items } quiz questions
})
coverage-line-no-module = MISSING: no module satisfies it
coverage-line-few-items = MISSING: { $count ->
    [0] no quiz question tests it
    [one] only one quiz question tests it
   *[other] only { $count } quiz questions test it
} (at least { $least })
coverage-line-section-untested = MISSING: no quiz question about { $module }#{ $section }
coverage-totals = Questions that ask for training: { $training }; with a module: { $satisfied }; lacking something: { $gaps }. Questions that ask for other evidence: { $other }; supported: { $supported }. Numbers whose wording was not read: { $unread }.
coverage-column-question = Question
coverage-column-title = Title
coverage-column-portal-section = Portal section
coverage-column-level = Level
coverage-column-since = Since
coverage-column-evidence = Evidence
coverage-column-relation = Relation
coverage-column-module = Module
coverage-column-module-title = Title of the module
coverage-column-section = Section
coverage-column-section-title = Title of the section
coverage-column-items = Quiz questions
coverage-column-item-ids = Ids of the quiz questions
coverage-column-entity-types = Types of business
coverage-evidence-training = training
coverage-evidence-other = other
coverage-relation-satisfies = satisfies
coverage-relation-supports = supports
coverage-relation-none = not covered, nothing missing
coverage-relation-unread = wording not read
coverage-relation-no-module = MISSING: module
coverage-relation-few-items = MISSING: quiz questions
coverage-relation-section-untested = MISSING: quiz question for the section
links-sources = { $n ->
    [one] 1 source outside the site
   *[other] { $n } sources outside the site
  }
links-official = { $title } ({ $publisher }, official; { $languages })
links-title = { $title } ({ $publisher }; { $languages })
links-dates = { $dated ->
    [none] without a date
   *[other] dated { $dated }
  }, facts taken on { $taken }
links-pages = on { $list }
links-unused = no text leads there
links-others = { $n ->
    [one] 1 further address, in footnotes and texts
   *[other] { $n } further addresses, in footnotes and texts
  }
stats-variables = Site variables: { $count }
serve-listening = Listening on { $url } (stop with Ctrl-C)
serve-stopped = Stopped
preview-listening = Preview on { $url } (stop with Ctrl-C)
preview-rebuilt = Updated in { $time } ms, { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}

# Record files, for the trainer.
show-unreadable = `{ $path }` cannot be read: { $cause }
    .help = name a record file that a learner saved
show-person = Person
show-nameless = the name was removed before the file was saved
show-bracket = {" "}({ $text })
show-site = Site
show-saved = Saved
show-records = Records
show-passed = passed
show-failed = not passed
show-module = Module
show-module-of = { $title } ({ $module }), release { $release }
show-finished = Finished
show-score = Score
show-score-of = { $score } % (pass mark { $pass } %), { $right } of { $items } right
show-attempt = Attempt
show-reason = Reason
show-assurance = Assurance level
show-assurance-of = { $level } (the module asks for { $needed })
show-criteria = Criteria
show-function = Function
show-honor = Declared
show-code = Check code
show-sound = The file is sound and belongs to this site.
show-sound-alone = The file is sound. It was not compared with a site; name one with --site.
show-fault-unreadable = the file cannot be read
    .help = check that it is not open elsewhere and that this account may read it, and collect again
show-fault-too-large = the file is larger than 16 MiB
    .help = a record file of ten years is far smaller; ask the learner for the right file
show-fault-truncated = the file ends in the middle
    .help = copy it again, or have it saved again on the computer it came from
show-fault-foreign = this is no record file
    .help = record files end in .json and are saved on the page of the result or on "My training"
show-fault-future = the file was made by a newer version of the site (format { $detail })
    .help = update Sekisho
show-fault-edited = the file was changed after it was saved
    .help = do not accept it; have it saved again on the computer it came from
show-fault-other-site = the file belongs to another site: { $detail }
    .help = hand it to whoever runs that site
show-fault-malformed = the file does not have the form of a record: { $detail }
    .help = have it saved again on the computer it came from
show-fault-mixed = the file holds records of more than one person
    .help = a learner saves a file of their own; ask for it
show-fault-repeated = record { $detail } stands in the file twice
    .help = have it saved again on the computer it came from
show-fault-contradiction = record { $detail } contradicts itself: result, score and answers do not fit together
    .help = do not accept it; have it saved again on the computer it came from

# The register, for the trainer.
collect-not-ours = `{ $path }` is no register that Sekisho made
    .help = choose a new or empty folder with --out; a register keeps its own file sekisho-register.json
collect-no-input = `{ $path }` is not there
    .help = name folders or files with records that learners saved
collect-damaged = `{ $path }`, line { $line }, cannot be read: { $cause }
    .help = put back a copy of this file or remove the line; nothing was written
collect-unreadable = `{ $path }` cannot be read: { $cause }
    .help = check that this account may read it
collect-refused = { $path }: not accepted
collect-conflict = record { $record } has two different contents, in { $files }
    .help = find out which one is right; both are kept, and the row is marked
collect-too-large = the register cannot be written: { $cause }
    .help = collect into more than one folder, for example one for each plant
collect-done = { $folder }: { $files } files read; records: { $new } new, { $known } known or repeated; { $refused } files not accepted, { $written } written
