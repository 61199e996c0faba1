# Findings about a trainer's files. The id is the code; the value is the message, .label stands under the
# carets, .help is what to type.

level-error = error
level-warning = warning
level-note = note
level-help = help
findings-summary = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}

## Files

file-unreadable = { $reason ->
    [denied] this account may not read `{ $path }`
    [gone] `{ $path }` leads to nothing
    [loop] the link `{ $path }` leads back to its own folder
    [not-a-file] `{ $path }` is not a file
   *[other] `{ $path }` cannot be read: { $detail }
}
    .help = { $reason ->
    [denied] let this account read the file
    [gone] remove the link, or put the file there
    [loop] remove the link
    [not-a-file] write a text file of this name, or give the folder another name
   *[other] check that the file is there and can be opened
}
file-not-utf8 = `{ $path }` is not UTF-8 (line { $reason })
    .help = open the file in an editor and save it as UTF-8
file-too-large = `{ $path }` is too large: { $reason }
    .help = split it into several pages (largest sizes: { $limit })
symlink-outside = the link `{ $path }` leads out of the site
    .help = copy the files into the site; what a link reaches would be published
file-missing = `{ $path }` is missing
    .help = add the file, or remove what refers to it
file-unknown = `{ $path }` is not used
    .help = move the file out of the site's folders, or correct its name
quiz-twice = the module `{ $module }` has a second file with questions
    .first = this is its quiz
    .help = move the questions into quizzes/{ $module }.yaml: a module has one pool
name-invalid = `{ $name }` cannot be the name of this file or folder
    .help = use a-z, 0-9 and single hyphens, for example `seal-check`; texts are named after their language, for example `ja.md`
front-matter = { $reason ->
    [case-title] the case has no title
   *[head] the head of the text is missing
}
    .label = { $reason ->
    [case-title] expected: title: …
   *[head] the first line is not `---`
}
    .help = { $reason ->
    [case-title] begin the fence with `title: …` and a blank line
   *[head] begin with a line `---`, then `title: …` and `summary: …`, then a line `---`
}

## YAML

yaml-syntax = { $reason ->
    [quote] a quote is opened and not closed
    [after-quote] something stands right behind a closing quote
    [escape] a backslash in double quotes is followed by a letter without a meaning
    [bracket] brackets do not match
    [tab] a tab stands where blanks are needed
    [colon] a colon stands inside a value
    [character] a value begins with a character that YAML keeps for itself
   *[other] this is not YAML: { $detail }
}
    .help = { $reason ->
    [quote] close the quote; to show a quote inside, use the other kind outside
    [after-quote] put a comma or a line end there; to show a quote inside, use the other kind outside
    [escape] use single quotes: '…'
    [bracket] check `[ ]` and `{"{"} {"}"}` here and on the line above; put text that holds brackets in quotes
    [tab] indent with blanks
    [colon] put the text in quotes: "…"
    [character] put the text in quotes: "…"
   *[other] check indentation, quotes and brackets here and on the line above
}
yaml-duplicate-key = `{ $key }` is written twice
    .label = second time
    .help = remove one of the two
yaml-alias = anchors (`&`), aliases (`*`) and merge keys (`<<`) are not allowed
    .help = write the value out; put text that begins with `&` or `*` in quotes
yaml-too-deep = the file is nested too deeply or too long (most: { $depth } levels, { $nodes } values)
    .help = check the indentation; a list may have slipped into another one
yaml-shape = { $kind ->
    [unknown-field] unknown field `{ $found }`
    [missing-field] the field `{ $found }` is missing
    [unknown-value] `{ $found }` is not one of the possible values
    [boolean] `{ $found }` is not true or false
    [empty] a value is missing
    [documents] the file holds more than one document
    [language] `{ $found }` is not the tag of a language
    [date] `{ $found }` is not a date
    [length] the list does not have the right number of entries
    [list-found] a list does not fit here
    [map-found] a group of fields does not fit here
   *[type] `{ $found }` does not fit here
}
    .help = { $kind ->
    [unknown-field] possible here: { $expected }
    [missing-field] add `{ $found }: …`
    [unknown-value] write one of { $expected }
    [boolean] write `true` or `false`
    [empty] write a value after the colon
    [documents] remove the line `---` inside the file
    [language] write two small letters, for example `ja`
    [date] write year, month and day, for example 2026-11-01
    [length] see docs/formats.md for this field
   *[other] { $expected ->
        [map] write fields, for example `{"{"}en: …, ja: …{"}"}`
        [list] write a list, for example `[one, two]`
        [text] write a text
        [number] write a number, for example 0.5
        [whole-number] write a whole number, for example 5
       *[other] see docs/formats.md for this field
    }
}
schema-unknown = the file says `{ $found }`, expected `{ $expected }`
    .help = write `schema: { $expected }`, or put the file where its kind belongs
reading-invalid = this line gives no reading: { $reason ->
    [tab] there is no tab in it
    [word] `{ $text }` is not a word of kanji, or of kanji and kana
    [reading] `{ $text }` is not hiragana
   *[long] the word or its reading is too long
}
    .help = { $reason ->
    [long] enter the parts of the word one by one, at most 30 characters each
   *[other] write the word, a tab, and the reading in hiragana; a line that begins with `#` is a remark
}
reading-twice = the table has `{ $word }` twice
    .first = first time
    .help = remove one of the two lines
words-broken = this is not Fluent: { $reason }
    .help = write `key = text`; further lines are indented

## Settings

setting-invalid = { $problem ->
    [base] `{ $found }` cannot be the base of the site
    [no-language] no language is named
    [language-twice] the language `{ $found }` is named twice
    [month] { $found } is not a month
    [minutes] { $found } minutes leave no time to read
    [assurance] { $found } is not an assurance level
    [validity] a validity is either a number of months or the fiscal year
    [time-zone] `{ $found }` is not a time zone
    [variable-name] `{ $found }` cannot be the name of a variable
    [unknown-code] there is no finding `{ $found }`
    [unknown-level] `{ $found }` is not a level
    [color] `{ $found }` is not a color
   *[other] `{ $found }` does not fit `{ $key }`
}
    .help = { $problem ->
    [base] write an address without spaces and special characters, for example `https://training.example/`
    [no-language] write `languages: [en, ja]`
    [language-twice] remove one of the two
    [month] write a number from 1 to 12
    [minutes] write at least 1
    [assurance] write a number from 0 to 4
    [validity] write `validity: {"{"}months: 12{"}"}` or `validity: {"{"}fiscal_year: true{"}"}`, or leave it out
    [time-zone] write an IANA name, for example `Asia/Tokyo`
    [variable-name] use a-z, 0-9 and `_`, beginning with a letter, for example `report_phone`
    [unknown-code] see docs/diagnostics for the names
    [unknown-level] write `off`, `note`, `warning` or `error`
    [color] write six hexadecimal digits in quotes, for example `'#1D4A8C'`
   *[other] see docs/formats.md
}
contrast-low = the accent color of the { $scheme } scheme is too { $scheme ->
    [dark] dark
   *[light] pale
}: { $pair ->
    [text-on-accent] text on it
    [quiet-area] on a quiet area it
    [chosen-row] on a chosen row it
   *[page] on the page it
} has a contrast of { $ratio }
    .help = { $scheme ->
    [dark] choose a lighter color; at least { $least } is needed
   *[other] choose a darker color; at least { $least } is needed
}

## Markdown

heading-without-id = heading “{ $heading }” has no id
    .label = a section needs an id that is the same in every language
    .help = write an id at its end, for example: { "{" }#{ $suggestion }{ "}" }
heading-id-invalid = “{ $id }” is not an id
    .label = ids have a-z, 0-9 and single hyphens
    .help = write it like this: { "{" }#before-opening{ "}" }
heading-level = { $reason ->
    [title] the page's title belongs at the top of the file, not in the text
    [deep] headings go down to ####
    [jump] a heading level is skipped
    [case] inside a case only #### is a heading
    [nested] a heading is inside a list, a quote or a note
   *[other] heading of the wrong level
  }
    .label = { $reason ->
        [nested] sections begin outside these
       *[other] found { $found }, expected { $expected }
      }
    .help = { $reason ->
        [nested] move the heading out, or write the line in **bold**
       *[other] begin the line with { $expected }
      }
link-scheme-forbidden = links with “{ $scheme }:” are not allowed
    .label = could run a program or open a file of the reader
    .help = link to an https: page, or to a name such as page:program
link-scheme-unknown = there are no “{ $scheme }:” links
    .label = unknown kind of link
    .help = use term: question: criterion: module: portal: page: quiz: source: site: https: mailto: tel: or #section
link-malformed = { $reason ->
    [footnote] there is no footnote “{ $target }”
    [footnote-step] a step has no footnotes, and “{ $target }” would be shown as it is
    [image] the source of an image is not a file beside the text
   *[other] the target of a link cannot be read: “{ $target }”
  }
    .label = { $reason ->
        [empty] there is nothing between the parentheses
        [relative] the kind of link is missing before it
        [blank] holds a space or an invisible character
        [id] names have a-z, 0-9 and single hyphens
        [number] a question has a number without leading zeros
        [criterion] a criterion has a number such as 4.10
        [address] not a complete address
        [footnote] no line begins with “{ $target }:”
        [footnote-step] only the text around it has them
        [image] images lie in the folder of the text
       *[other] not a target
      }
    .help = { $reason ->
        [relative] name the page, not its file: page:program, module:cyber#passwords, site:glossary
        [id] for example: module:cyber#passwords
        [number] for example: question:175
        [criterion] for example: criterion:4.10
        [address] for example: https://www.cbp.gov/
        [footnote] write the note, or \[^ to show the brackets
        [footnote-step] name the source in a sentence above or below the steps
        [image] copy the file into the folder and write its name
       *[other] for example: [seal](term:seal)
      }
raw-html = { $reason ->
    [unclosed] { $tag } is not closed
    [unopened] { $tag } closes nothing
    [attribute] attributes of { $tag } are left out
   *[tag] { $tag } is shown as text
  }
    .label = { $reason ->
        [unclosed] is closed at the end of its paragraph
        [attribute] only abbr may have an attribute: title
       *[other] HTML is not interpreted here
      }
    .help = allowed are <br> <kbd> <sub> <sup> <wbr> <abbr title="…">; to show a tag, put it between backticks
fence-unknown = { $reason ->
    [near] there is no fence “{ $word }”
    [nested] a case stands inside a case
   *[unknown] “{ $word }” is neither a fence nor a language
  }
    .label = is shown as code
    .help = { $reason ->
        [near] did you mean { $near }?
       *[other] fences are steps, document, case, check, wireframe and figure
      }
table-row = a row has { $cells } cells, its table { $columns } columns
    .label = is not shown
    .help = add a column to the head, or remove a bar; a bar that belongs to the text is written \|
ruby-in-heading = the heading “{ $heading }” has readings
    .label = headings also appear in menus and lists, where readings are lost
    .help = give the reading where the word first appears in the text
image-without-alt = an image has no text alternative
    .label = people who cannot see it learn nothing
    .help = say in one sentence what it shows: ![A hand pulls the seal](seal.png)
unconfirmed-misplaced = [M] stands in the text and would be shown as it is
    .label = it marks a fact only at the beginning of a footnote
    .help = write a footnote after the fact, [^name], and at the end a line [^name]: [M] …; to show the brackets, write \[M]
svg-unsafe = { $reason ->
    [syntax] the drawing is not well-formed XML
    [document-type] the drawing has a document type
    [root] the file is not an SVG drawing
    [view-box] the drawing has no viewBox of four numbers
    [element] the element { $what } is not allowed in a drawing
    [attribute] the attribute { $what } is not allowed here
    [value] the value of { $what } is not allowed
    [class] a class is not one of the theme's: { $what }
    [reference] { $what } leads out of the drawing or nowhere
    [id] the id is not valid or is used twice: { $what }
    [instruction] processing instructions are not allowed: { $what }
    [depth] the drawing is too deep or too large
   *[other] not allowed in a drawing: { $what }
  }
    .label = { $reason ->
        [class] f-line f-muted f-accent f-fill f-fill-accent f-fill-warn f-fill-bad f-fill-ok f-text f-text-accent f-text-muted f-num f-num-text
        [value] colors come from classes; fill and stroke may be none or currentColor
       *[other] refused
      }
    .help = draw with shapes and text; colors by class, texts by data-label
figure-label = { $problem ->
    [missing] the label `{ $key }` of the drawing has no text
   *[unused] the drawing has no label `{ $key }`
}
    .help = { $problem ->
    [missing] add `{ $key }: …` under `labels`
   *[unused] remove it, or add `data-label="{ $key }"` to a text of the drawing
}

## Names

id-invalid = `{ $id }` cannot be an id
    .help = use a-z, 0-9 and single hyphens, for example `seal-check`
id-duplicate = the id `{ $id }` is used twice
    .label = second time
    .first = first time
    .help = give one of the two another id; ids are never used again
reference-dangling = there is no { $kind ->
    [category] category
    [criterion] criterion
    [document] document in the text of the module
    [edition] edition
    [entity-type] entity type
    [field] field of the document
    [figure] figure
    [function] function
    [module] module
    [node] situation of the scenario
    [objective] objective
    [portal-section] portal section
    [question] portal question
    [quiz-item] quiz question
    [section] section
    [source] source
    [topic] topic
    [variable] site variable
   *[other] entry
} `{ $name }`
    .help = { $near ->
    [0] correct the name, or add what it names
   *[other] did you mean `{ $nearest }`?
}
link-dangling = this link leads nowhere: there is no { $kind ->
    [criterion] criterion
    [module] module
    [outside] source in content/sources.yaml
    [page] page
    [portal] walkthrough
    [question] portal question
    [quiz] quiz
    [section] section
    [site-page] page of the site
    [term] glossary term
   *[other] place
} `{ $name }`
    .help = { $near ->
    [0] correct the name, or add what it names
   *[other] did you mean `{ $nearest }`?
}
variable-undeclared = the site has no variable `{ $name }`
    .help = { $near ->
    [0] add it under `variables` in sekisho.yaml
   *[other] did you mean `{ $nearest }`? Otherwise add it under `variables` in sekisho.yaml
}
satisfies-not-training = training is not the evidence that question { $number } asks for
    .label = its evidence is something else
    .help = move it to `supports`

## Languages

translation-missing = the text in `{ $language }` is missing
    .help = write { $path }; until then the page shows the other language, marked as such
text-missing = the text in `{ $language }` is missing
    .label = { $route }
    .help = add `{ $language }: …`
structure-parity = `{ $language }` and `{ $reference }` differ: { $what ->
    [sections] sections
    [level] level of the heading
    [tables] tables (rows × columns)
    [lists] lists (number of items)
    [images] pictures
    [fences] blocks
    [code] code blocks
    [alerts] notices
    [footnotes] footnotes
    [unconfirmed] footnotes marked [M] (not yet confirmed)
    [steps] steps
    [fields] fields of the document
    [boxes] boxes of the screen
    [figure] drawing or its labels
    [check] question
   *[other] structure
}
    .label = here { $found }, expected { $expected }
    .there = this is the counterpart
    .help = give both languages the same structure

## Modules and quizzes

question-without-answer = question has no correct option
    .label = none of its { $count } options has `correct: true`
    .help = mark one option `correct: true`
question-many-answers = question has { $count } correct options
    .help = leave one `correct: true`, or write `kind: multiple`
question-shape = { $problem ->
    [options] a question of this kind has 2 to 8 options
    [true-false] the options of a true_false question are 'true' and 'false'
    [answer] a numeric question needs an answer
    [tolerance] a tolerance is not negative
    [value] the answer is not a number
    [uses] the answer depends on a variable that `uses` does not name
    [pairs] a matching question has at least 2 pairs
    [items] an ordering question has at least 2 items
    [all-right] all options are correct
    [accept] no answer is accepted in language `{ $language }`
    [graded] a text question may be drawn in a graded attempt, and nothing says that its list of accepted answers is good enough
    [document] a hotspot question names no document
    [document-language] the text with the document is missing in a language of the site
    [places] a hotspot question has at least 2 places, one of them right
    [nodes] a scenario has no situation
    [node-right] a situation has exactly one right decision
    [node-unreached] no decision leads to this situation
    [node-back] the story would go back to an earlier situation
   *[foreign] a question of kind `{ $kind }` does not have this part
}
    .help = { $problem ->
    [options] add or remove options
    [true-false] write `- id: 'true'` and `- id: 'false'`, with quotes
    [answer] add `answer: {"{"}value: …{"}"}`
    [tolerance] write 0 or more
    [value] write a number, or a declared variable with a number
    [uses] add `uses: [name]`
    [pairs] add pairs
    [items] add items
    [all-right] add an option that somebody might choose by mistake
    [accept] add answers under `accept` that somebody would type in this language
    [graded] try the list on colleagues, then write `graded: true`; or make it a `single` question
    [document] add `document: id`, the id of a document fence in the text of the module
    [document-language] write the text in every language: a question is never shown in another one
    [places] add fields of the document under `options`
    [nodes] add `nodes`
    [node-right] write `correct: true` at one of its options
    [node-unreached] name it in a `next` above, or remove it
    [node-back] let `next` name a situation further down, or leave it out at the end
   *[foreign] remove it, or change `kind`
}
feedback-missing = { $id } does not say why `{ $part }` is right or wrong
    .help = add `feedback` in one or two sentences
pool-too-small = { $problem ->
    [small] the pool has { $pool } questions for a draw of { $draw }
    [no-policy] there is a quiz, but module.yaml does not say how to draw
   *[policy] draw, pass mark and attempts do not fit
}
    .help = { $problem ->
    [small] a pool holds at least twice the draw: add questions or lower `draw`
    [no-policy] add `quiz: {"{"}draw: 10, pass_percent: 80, attempts: 3{"}"}`
   *[policy] draw at least 1, pass_percent from 1 to 100, attempts at least 1
}
objective-untested = the objective `{ $id }` has { $count ->
    [0] no question
    [one] only one question
   *[other] only { $count } questions
}
    .help = write at least two questions with `objective: { $id }`
draw-too-small = a draw of { $draw } has no room for { $objectives } objectives and { $critical } critical questions
    .help = raise `draw`, or make fewer questions critical
option-length = { $scope ->
    [question] { $id }: the right option is much longer than the others ({ $language }: { $right } characters, mean { $mean })
   *[pool] the right option is the longest in { $right } of { $mean } questions ({ $language })
}
    .help = { $scope ->
    [question] shorten it, or lengthen the others
   *[pool] trim right options until at most { $percent } % are the longest
}
recall-share = { $recall } of { $pool } questions ask for recall only
    .help = ask what to do at work; at most { $percent } % are `level: remember`
evidence-untested = { $problem ->
    [section] the section `{ $section }` carries question { $number }, and no quiz question is about it
   *[few] the module satisfies question { $number }, and { $count ->
        [0] no quiz question tests it
        [one] only one quiz question tests it
       *[other] only { $count } quiz questions test it
      }
}
    .help = { $problem ->
    [section] write a quiz question with `section: { $section }`, or leave the section out here
   *[few] write at least { $least } quiz questions with `portal: [{ $number }]`
}
unconfirmed-fact = the module is marked as reviewed, but footnote { $label } is not yet confirmed
    .reviewed = marked as reviewed here
    .help = confirm the fact and remove [M], or write `reviewed: null` in module.yaml
evidence-without-section = question { $number } is named without the sections that carry it
    .label = an auditor asks where this is taught
    .help = add `sections: […]` with the ids of headings
question-unrelated = { $id } tests question { $number }, which the module neither satisfies nor supports
    .help = add question { $number } to `satisfies` or `supports` in module.yaml, or remove it here
module-not-for-function = `{ $function }` takes { $module }, whose audience does not name `{ $function }`
    .audience = the audience is written here
    .help = add `{ $function }` to `audience.functions` in module.yaml, or remove { $module } here
module-unassigned = no function takes { $module }
    .help = name { $module } under `modules` or `optional` of a function in content/functions.yaml
link-unlisted = this address is not in content/sources.yaml
    .label = leads out of the site
    .help = add it to content/sources.yaml and write source: with its id, or move the link into a footnote that names the source
wireframe-numbers = { $problem ->
    [no-step] there is no step { $number }; the steps below have { $steps }
   *[outside] this box does not fit into the screen
}
    .help = { $problem ->
    [no-step] use the number of a step in the `steps` block that follows
   *[outside] `at` is x, y, width, height in grid cells; keep it inside `size`
}
step-incomplete = the step `{ $id }` does not say its `{ $field }`
    .help = add `{ $field }: …`

## Theme

template-broken = the theme file themes/default/{ $path } cannot be used: { $reason }
    .help = correct the file in themes/default, or remove it to use the built-in one
render-failed = `{ $path }` could not be made: { $reason }
    .help = if the site changes the theme, check that file; otherwise report this as a fault of Sekisho
