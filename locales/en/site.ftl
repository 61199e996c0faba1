# Words of the pages. Scripts get theirs from the page, through themes/default/words.yaml.

## Frame of every page
site-skip = Skip to the text
menu = Menu
nav-main = Main
breadcrumbs = You are here
section-nav = In this section: { $title }
toc-title = On this page
pager = Previous and next page
pager-previous = Previous
pager-next = Next
my-training = My training
training = Training
criteria = Criteria and questions
portal = Portal steps
glossary = Glossary
entities = Types of business
site-index = All pages
site-index-lead = Every page of this site from A to Z. This list works without a script.
site-index-latin = A–Z
site-index-rest = Other
home = Home
about = About this site
search-word = Search
external-link = (leaves this site)
footnotes = Sources and notes
footnote-unconfirmed = not yet confirmed
footnote-back = Back to the text
footer-edition = { $title }. { $as_of }.
footer-about = About this site
footer-made = Made with Sekisho. Not affiliated with any authority.
print-page = Print this page
check-value = Fingerprint
number = No.
language-name = English
lang-missing = This page is not translated yet. It is shown in another language: { $language }.
nav-home = Home
nav-training = Training
nav-criteria = Criteria
nav-portal = Portal steps
nav-glossary = Glossary
nav-quiz = Quiz
nav-categories = Categories of the criteria
nav-sections = Portal sections
nav-questions-of = Questions: { $section }
nav-entities = Types of business
nav-pages = About CTPAT and this site
page-training = Training
page-criteria = Minimum Security Criteria and portal questions
page-portal = Portal steps
page-glossary = Glossary
page-usage = How we write Japanese
page-entities = Types of business
page-coverage = Coverage: questions and training
page-my-training = My training
page-this-pc = Will this PC remember?
page-search = Search
page-site-index = All pages
page-quiz = Quiz: { $module }
kind-home = Home page
kind-training = Training list
kind-criteria = Criteria overview
kind-portal = List of portal steps
kind-glossary = Glossary
kind-usage = How we write Japanese
kind-entities = List of types of business
kind-coverage = Coverage of the questions
kind-my-training = My training
kind-this-pc = Will this PC remember?
kind-search = Search page
kind-site-index = List of all pages
kind-module = Training modules
kind-quiz = Quizzes
kind-walkthrough = Portal steps
kind-category = Categories of the criteria
kind-section = Portal sections
kind-question = Portal questions
kind-entity = Types of business
table = Table
source = Source
sources = Sources
list-separator = {", "}
dot = {" · "}
bracket = ({ $text })
kind-page = Pages

## Dates. A month arrives as a number, the year as text.
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }
date-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }

## Reader settings
settings-title = Display settings
settings-short = Display
settings-note = Kept in this browser only. They do not touch your records.
settings-text = Text size
settings-text-normal = Normal
settings-text-large = Large
settings-text-larger = Larger
settings-scheme = Colors
settings-scheme-system = System
settings-scheme-light = Light
settings-scheme-dark = Dark
settings-ruby = Furigana
settings-ruby-off = Off
settings-ruby-on = On
settings-close = Close
settings-reset = Back to the defaults
reading = Reading
progress = How far you have read

## Alerts in texts
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
case-word = Case

## Home
home-training = Training
home-mine = See your own records and due dates
home-find = Find
home-training-note = { $n ->
    [one] One module with a quiz. The result can be kept as a record.
   *[other] { $n } modules with quizzes. The results can be kept as records.
 }
home-criteria-note = { $criteria } criteria and { $questions } portal questions: must or should, and what proves it.
home-portal-note = How to answer in the portal, with simplified screens.
home-glossary-note = { $n } terms with the Japanese form and its reading.

## Modules
module-word = Training module
minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
 }
audience-tag = For: { $list }
pass-tag = Pass mark { $n }%
question-count = { $n ->
    [one] 1 quiz question
   *[other] { $n } quiz questions
 }
satisfies-tag = Satisfies question { $list }
validity-months = { $n ->
    [one] Valid for 1 month
    [12] Valid for 12 months
   *[other] Valid for { $n } months
 }
validity-fiscal-year = Valid for the fiscal year
release-tag = Release { $n }
module-read = Read
module-quiz = Go to the quiz
module-steps = Go step by step
module-quiz-title = Quiz
module-quiz-note = Questions: { $draw }. Pass mark: { $pass }%. Graded attempts: { $attempts }. You can practice as often as you like first.
module-quiz-start = Start the quiz
module-objectives = What you can do afterward
module-satisfies = Satisfies
module-supports = Supports
module-about = About this module
module-not-reviewed = Not yet reviewed by a subject expert.
module-unconfirmed = { $n ->
    [one] One fact on this page is not yet confirmed; a mark stands beside it.
   *[other] { $n } facts on this page are not yet confirmed; a mark stands beside each.
}
reviewed = Reviewed
reviewed-by = { $by }, { $on }
assurance = Assurance asked for
assurance-0 = 0: declared by the learner
assurance-1 = 1: graded in this browser
assurance-2 = 2: graded by the server
assurance-3 = 3: confirmed by a trainer
assurance-4 = 4: supervised, identity seen
functions-ask = What do you do here?
functions-everyone = Everyone on site takes these
functions-optional = If it is part of your own work
functions-sum = { $n ->
    [one] 1 module, about { $minutes } minutes
   *[other] { $n } modules, about { $minutes } minutes
  }
functions-all = See all { $n } modules
training-all = All modules
training-lead = Read each module first, then take its quiz.
training-modules = Modules
training-note = The record is kept in this browser only. Save a copy and hand it to your trainer.

## Step mode
step-title = One screen at a time
step-leave = Back to page
step-contents = Contents
step-count = { $n } / { $total }
step-left = About { $n } min left
step-last = Last screen
step-say = Screen { $n } of { $total }: { $section }
step-move = Move
step-back = Back
step-next = Next
step-close = Close
step-present = Presenter view
step-clock = Elapsed { $time }
step-run = Start the clock
step-pause = Stop the clock
step-full = Full screen
step-full-end = Leave full screen

## Levels
level-must = Must
level-should = Should
level-must-and-should = Must (parts should)
level-unknown = Not verified
level-mixed-short = Mixed
level-from = From { $date }:
level-since = since { $date }
level-history = History of the level

## Criteria and categories
criteria-lead = What CTPAT expects of its members, by category, and what the portal asks about it.
criteria-levels = A must has to be met. A should is expected unless there is good reason not to. The official Japanese translation writes 勧告 for should; this site writes 推奨.
criteria-own-words = The texts are our own summaries, not the official wording.
criteria-entities = Criteria by type of business
criteria-coverage = Which training covers which question
criteria-sections = Questions by portal section
criteria-sections-note = The sections of the portal are not the same as the categories of the criteria. Questions on seals, for example, are under Conveyance and IIT.
criteria-known = What is known and what is not
criteria-known-note = The presentation speaks of about { $deck } questions. { $known } numbers with { $checks } single checks are known here. The others up to { $highest } are unknown, and none is invented.
totals-criteria = Criteria
totals-questions = Portal questions
category = Category
category-of = Category { $number }: { $title }
deck-topic = Topic in the CTPAT presentation: { $title }
training-asked = { $n ->
    [one] 1 asks for training
   *[other] { $n } ask for training
 }
criterion-word = Criterion
criterion-number = Criterion { $number }
own-words = Summarized in our own words; not the official wording.
applies-to = Seen for
applies-to-all = All types of business
applies-to-note = A type of business that is not named was not verified. It does not mean that the criterion does not apply.
duty-none = No training asked for
duty-implied = Implies training
duty-explicit = Asks for training
duty-implied-long = People must know this or be able to do it
duty-explicit-long = The criterion itself asks for training, or for checking it
review = Interval
review-annual = Yearly
review-weekly = Weekly
review-periodic = From time to time
review-regular = Regularly
review-continuous = All the time
review-as-needed = When needed
retention = Keep for
standards = Standards
confidence = Confidence
confidence-two-sources = Two sources agree
confidence-one-source = One source
confidence-partial = Read in part only

## Portal questions
question-over = Portal question
question-word = Question
question-number = Question { $number }
question-about = About this question
question-related = See also
question-criteria = Criterion behind it
question-answering = How to answer
question-answering-note = Write who does what, when and how often, and where it is recorded. Name job titles, not people.
portal-section = Portal section
rel-satisfies = Training that satisfies this question
rel-satisfies-none = None. The evidence is something else; training can only help to answer.
rel-satisfies-open = No module of this site satisfies it yet.
rel-evidence = The completion records themselves are the evidence.
rel-supports = Training that supports it
rel-supports-note = It helps to understand the answer. Its records are not the evidence for this question.
proof = What proves it
proof-what = Evidence
proof-basis = Where this comes from
basis-deck = CTPAT presentation, October 2021
basis-page = Public page
basis-suggestion = Our suggestion
checks = Single checks
checks-count = { $n }
in-deck = In the presentation
in-deck-yes = Yes
in-deck-must = Yes, as a must
in-deck-not-stated = Yes, level not stated
in-deck-no = No
mapping = Link to the criterion
mapping-map-and-text = Number list and text agree
mapping-map-only = Number list only
mapping-two-readings = Sources differ
section-categories = Criteria behind this section
section-categories-note = The section and the category are two different orders of the same subject.
section-trained = Training here

## Types of business
entity-type = Type of business
entities-lead = The types of business that CTPAT admits, and how far their criteria were read for this site.
entity-about = About this type
entity-none = No criterion was seen for this type of business.
entities-all = All types of business
criteria-read = Criteria read
criteria-read-full = In full
criteria-read-fragments = In part
criteria-read-not-read = Not read

## Coverage of the questions
coverage-lead = Which training covers which portal question: in which sections, tested by how many quiz questions, for which types of business.
coverage-means = What this page says, and what it does not
coverage-means-satisfies = Satisfies: the question asks for training itself. The records of people who passed the module are the evidence.
coverage-means-supports = Supports: the module helps to understand the question and to answer it. Its records are no evidence; something else has to be shown.
coverage-means-not = This page shows what the modules teach and test. It does not show who was trained: that is in the records. Whether evidence is enough is decided by those who examine it, not here. Drafts do not count.
coverage-total-training = questions that ask for training have a module
coverage-total-gaps = of them lack something
coverage-total-other = other questions are supported
coverage-total-unread = numbers whose wording was not read
coverage-filter = Filter
coverage-filter-all = All
coverage-filter-gaps = Only those that lack something
coverage-filtered = Shown: { $what }. Questions: { $n }
coverage-gaps = What is missing
coverage-gaps-note = Questions that ask for training, and what they lack.
coverage-gaps-none = Nothing: every question that asks for training has a module, and quiz questions for it.
coverage-missing = Missing
coverage-no-module = No module satisfies it
coverage-few-items = { $n ->
    [0] No quiz question tests it
    [one] Only one quiz question tests it
   *[other] Only { $n } quiz questions test it
} (at least { $least })
coverage-section-untested = has no quiz question
coverage-level = Level
coverage-training = Questions that ask for training
coverage-training-note = Here the records of training are the evidence.
coverage-as-of = Levels: { $edition }, { $as_of }; another date stands beside the level.
coverage-satisfies = satisfies (records are evidence)
coverage-supports = supports (other evidence is needed)
coverage-satisfies-short = satisfies
coverage-supports-short = supports
coverage-state = Module
coverage-state-ok = yes
coverage-state-warn = incomplete
coverage-state-bad = none
coverage-sections = Sections and quiz questions
coverage-satisfied-by = Satisfied by
coverage-supported-by = Supported by
coverage-items = { $n ->
    [one] 1 quiz question
   *[other] { $n } quiz questions
}
coverage-support = {" "}({ $sections ->
    [one] 1 section
   *[other] { $sections } sections
}, { $n ->
    [one] 1 quiz question
   *[other] { $n } quiz questions
})
coverage-colon = :{" "}
coverage-types = By type of business
coverage-types-note = Questions whose criteria were seen for a type, and modules that are for it.
coverage-types-training = Ask for training: with a module / all
coverage-types-open = Without a module
coverage-types-other = Other questions
coverage-other = Questions that ask for other evidence
coverage-other-note = Training never satisfies these questions. Where a module is named, it helps to understand them; where none is named, nothing is missing.
coverage-unread = Numbers whose wording was not read
coverage-unread-note = Numbers of the portal go further than the questions that were read here. What these numbers ask is not known, so they are neither covered nor missing.

## Glossary
glossary-lead = The words of this site in both languages.
glossary-letters = Letters
glossary-usage = Japanese forms used and avoided, where they come from, and rules of spelling
usage-lead = The Japanese forms that the texts of this site use and avoid, grouped by where each form comes from. For those who write texts, and for those who check where a translation comes from.
usage-orthography = Rules of spelling
usage-form = Form used
usage-avoid = Forms avoided
usage-unknown = No source given

## Portal walkthroughs
portal-lead = How to work in the CTPAT portal, step by step, with simplified screens.
portal-note = The portal itself is in English only. The steps show the English word of the screen first.
wireframe-alternative = Simplified drawing of the screen. Numbered parts:
walk-step = Step
walk-action = What to do
walk-expected = What you should see
walk-tip = Tip
walk-pitfall = Common mistake
walk-date = Screens and procedures change. This page describes what could be read of { $date }.
walk-as-of = Screens of { $date }
walk-disclaimer = Not affiliated with CBP. Wireframes are simplified.
walk-about = About these steps
walk-source = Source
walk-source-date = As of
walk-roles = Who does it
walk-questions = Questions this helps to answer
walk-criteria = Criteria behind it

## Search page
search-site = This site
search-field = Search in English or Japanese
search-short = Search
search-button = Search
search-index-note = Look through the list of all pages
search-no-script = Searching needs a script, which this browser does not run. The list of all pages works without it.

## Language choice and not found
root-enter = Enter
not-found = This page was not found
not-found-text = It may have moved, or the address may be incomplete.
not-found-way = Delete the last part of the address to reach the start page of
