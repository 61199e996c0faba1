# The register that `sekisho records collect` makes, and the marks that `records show` shows, too.
register-title = Register of training
register-of-site = { $site } ({ $base })
register-no-site = Not compared with a site: modules, releases and ends of validity were not checked.
register-learners = People
register-records = Records
register-latest = Latest record
register-proves = A record says which answers were given on a computer, at which assurance level. It does not prove who sat there, nor that every attempt was handed in. Rows with a remark need a look before they count. "Valid until" is a day; whether it has passed is for the reader to see.
register-caption = The latest pass of each person in each module; without a pass, the latest attempt
register-empty = No record has been accepted yet.
register-always = no end
register-unknown = not known
register-column-number = Staff no.
register-column-name = Name
register-column-kana = Name in the other script
register-column-department = Unit
register-column-module = Module
register-column-title = Title of the module
register-column-release = Release
register-column-result = Result
register-column-day = Date
register-column-score = Score (%)
register-column-language = Language
register-column-attempts = Attempts
register-column-assurance = Assurance reached
register-column-assurance-needed = Assurance asked for
register-column-until = Valid until
register-column-record = Record number
register-column-marks = Remarks
register-assurance-both = Assurance (reached / asked for)
register-refused = Not accepted
register-refused-note = These files were among those of the last run. Nothing of them is part of the register above, whatever they say.
register-refused-none = Nothing was refused in the last run.
register-refused-caption = Files that were not accepted
register-refused-file = File
register-refused-why = What is wrong
register-refused-records = Records it claims to hold
register-refused-record = { $record }: { $number } { $name }, { $module }, release { $release }, { $result }, { $score } %, { $day }
register-refused-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}

mark-conflict = this record number came with two different contents: find out which one is right
mark-two-names = records under this number came with different names ({ $names }): check whose they are
mark-other-number = the file states another staff number ({ $number }): check whose record it is
mark-nameless = the name is not known: it was removed before the file was saved
mark-other-site = the record comes from the site { $base }: check whether it belongs here
mark-critical = questions that must be right were missed: { $items }
mark-assurance-low = the assurance level is lower than the module asks for
mark-local = no staff number: check who handed the file in
mark-clock = the clock of the computer went back between records: check the date
mark-module-unknown = the site has no module `{ $module }`
mark-release-later = the site still has release { $release } of this module
mark-release-earlier = the site has release { $release } of this module now: check whether the training is still valid
mark-text-differs = the text of the module has changed since, although its release number has not
mark-not-drawn = these are not the questions that a draw with this seed gives
mark-points-differ = graded again, the answers to these questions give other points: { $items }
