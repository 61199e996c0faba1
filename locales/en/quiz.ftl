# Quiz pages and questions inside texts.
quiz-module = Back to the module
quiz-needs-script = The quiz needs JavaScript. Everything else on this site can be read without it.
quiz-count = { $n ->
    [one] 1 question
   *[other] { $n } questions
}
quiz-pass = Pass mark { $n }%
quiz-attempts = { $n ->
    [one] 1 graded attempt
   *[other] { $n } graded attempts
}
quiz-rules = Questions are drawn at random. There is no time limit. An answer cannot be changed after you submit it, and the results appear at the end. Where several parts make up an answer, each right part counts.
quiz-honest = This quiz is graded inside this page. A page cannot hide its answers from somebody who looks for them in its code, and it cannot see who is answering. The record shows what was answered, not that nobody helped.
quiz-open-title = You have an unfinished attempt
quiz-open = Questions not answered yet: { $n }. If you start the graded quiz again below, this attempt is discarded and leaves no record.
quiz-elsewhere = This attempt was finished in another window, or it was removed. Nothing more is recorded here.
quiz-closed-title = Your unfinished attempt was closed
quiz-closed = After you began on { $day } at { $time }, the module or its questions changed. Your answers to { $n } questions are still in this browser, but they make no result. Please start again on the new text.
quiz-closed-forget = Delete these answers
quiz-resume = Continue
quiz-who = Who is taking the quiz?
quiz-ask-trainer = Ask your trainer
quiz-ask-trainer-note = You have used all graded attempts. Talk to your trainer first. If you agree on another attempt, write the reason. It becomes part of the record.
quiz-start = Start the graded quiz
quiz-practice-title = Practice first
quiz-practice-note = The same kind of questions, with the explanation at once. Nothing is recorded.
quiz-practice = Practice
quiz-practice-done = Practice finished. Right on the first try: { $n } of { $total }.
quiz-progress = Question { $n } / { $total }
quiz-submit = Submit answer
quiz-next = Next question
quiz-finish = Finish and see the result
quiz-retry = Try again
quiz-sent = Answered
quiz-sent-note = Your answer has been submitted. Results appear at the end.
quiz-unsaved = This answer could not be saved on this computer. Finish the quiz without leaving the page.
quiz-again = Read again:
quiz-answer = Your answer
quiz-amount = { $n } { $name }
quiz-choose = Choose
quiz-true = True
quiz-false = False
quiz-hint-multiple = Choose all that apply.
quiz-hint-matching = Choose one for each line.
quiz-hint-ordering = Put the lines in order with the buttons.
quiz-hint-hotspot = Press every place that fits to mark it. Press again to take the mark away. A mark in a wrong place takes a point back.
quiz-hint-scenario = Decide in each situation. A decision cannot be changed, but the next one can still put things right.
quiz-marked = Places marked: { $n }
quiz-decide = Decide
quiz-story-end = The story ends here.
quiz-move-up = Up
quiz-move-down = Down
quiz-moved = { $name }: now { $n } of { $total }
quiz-error-one = Choose one answer
quiz-error-many = Choose all that apply
quiz-error-number = Enter a number, for example 15
quiz-error-each = Choose one for each line
quiz-error-text = Enter an answer
quiz-error-spot = Press at least one place
quiz-error-story = Decide in each situation until the story ends
quiz-right = Correct: your answer
quiz-wrong = Not correct: your answer
quiz-key = Correct answer
quiz-wrong-key = Not correct. Correct answer: { $key }
quiz-wrong-place = Not correct. Right place: { $n }
quiz-all-right = Correct
quiz-all-part = Partly correct: { $n } of { $total }
quiz-all-wrong = Not correct
error-title = Error: { $title }
error-summary = Please check these fields

# A question inside a text.
check-title = Check yourself
check-note = Not graded, nothing is recorded
check-link = Read this question on the quiz page

# Who is taking the quiz.
field-name = Name
field-name-hint = As it should appear on the proof, for example 山田 花子
field-name-missing = Enter your name
field-kana = Name in kana (optional)
field-kana-hint = For example やまだ はなこ
field-latin = Name in Latin letters (optional)
field-latin-hint = As in your passport, for example Yamada Hanako
field-staff = Staff number
field-staff-hint = As on your employee card
field-staff-missing = Enter your staff number
field-local = I have no staff number
field-department = Unit (optional)
field-function = Function (optional)
field-function-none = Not stated or not in this list
field-remember = Fill in these details next time on this computer
field-privacy = What you enter here stays in this browser and in the file that you save. Nothing is sent anywhere.
field-reason = Reason for another attempt
field-reason-missing = Write the reason for another attempt
field-honor-missing = Confirm the statement above the start button
# A text that was published never changes under its id: docs/records.md, "Honor statement".
honor-1 = I answer the questions myself, without help from others. The name and the number that I entered are my own.

# The result.
result-pass = You passed
result-fail = Not passed yet. The pass mark is { $pass }%. Attempts left: { $n }.
result-fail-critical = The score is high enough, but a question that must be right was wrong. Attempts left: { $n }.
result-fail-far = You did not pass this time. The pass mark is { $pass }%. Attempts left: { $n }.
result-fail-last = You did not pass, and no attempt is left. The pass mark is { $pass }%. Ask your trainer how to go on.
result-score = { $percent }%, pass mark { $pass }%
result-when = Attempt { $attempt }, { $day }, { $time }, { $language }
result-critical = A question that must be right was answered wrong. Such questions decide whether you pass, whatever the score.
result-clock = The clock of this computer shows an earlier time than at the record before. The record says so. Ask somebody to check the clock.
result-objectives = Results by objective
result-missed = Questions to look at again
result-your-answer = Your answer
result-your-answer-part = Your answer, { $n } of { $total } right
result-facts = About this result
result-next = Next time
result-until = Take it again by { $day }
result-no-due = No due date
result-assurance = How sure this record is
result-assurance-self = 1: graded by this page on this computer.
result-assurance-needed = This module asks for level { $n }. Ask your trainer to confirm it.
result-again = Take the quiz again
result-my-training = My training
