// Whether a sentence holds: a single choice of two that are never shuffled.
sekisho.quiz.kinds.true_false = sekisho.quiz.kinds.single;
