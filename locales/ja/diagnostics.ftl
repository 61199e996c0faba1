# 教育担当者のファイルについての指摘。IDは指摘の名前、値は本文、.labelは該当箇所の下、.helpは直し方です。

level-error = エラー
level-warning = 警告
level-note = 参考
level-help = 直し方
findings-summary = エラー{ $errors }件、警告{ $warnings }件

## ファイル

file-unreadable = { $reason ->
    [denied] 「{ $path }」を読む権限がありません
    [gone] 「{ $path }」の先に何もありません
    [loop] リンク「{ $path }」が自分のフォルダに戻っています
    [not-a-file] 「{ $path }」はファイルではありません
   *[other] 「{ $path }」を読めません（{ $detail }）
}
    .help = { $reason ->
    [denied] 読み取りの権限を付けてください
    [gone] リンクを消すか、その先にファイルを置いてください
    [loop] リンクを消してください
    [not-a-file] この名前のテキストファイルを置くか、フォルダの名前を変えてください
   *[other] ファイルがあるか、開けるかを確かめてください
}
file-not-utf8 = 「{ $path }」はUTF-8ではありません（{ $reason }行目）
    .help = エディタで開き、文字コードをUTF-8にして保存してください
file-too-large = 「{ $path }」が大きすぎます：{ $reason }
    .help = いくつかのページに分けてください（上限：{ $limit }）
symlink-outside = リンク「{ $path }」がサイトの外を指しています
    .help = ファイルをサイトの中にコピーしてください。リンク先はそのまま公開されてしまいます
file-missing = 「{ $path }」がありません
    .help = ファイルを追加するか、参照している箇所を消してください
file-unknown = 「{ $path }」は使われていません
    .help = サイトのフォルダの外に移すか、名前を直してください
quiz-twice = 教材「{ $module }」の問題のファイルが2つあります
    .first = この教材の確認テストはこのファイルです
    .help = 問題をquizzes/{ $module }.yamlにまとめてください。1つの教材の問題は1つのファイルに書きます
name-invalid = 「{ $name }」はここの名前に使えません
    .help = 半角のa-z、0-9、ハイフンを使ってください（例：`seal-check`）。本文は言語名で保存します（例：`ja.md`）
front-matter = { $reason ->
    [case-title] 事例に題名がありません
   *[head] ファイルの先頭部分がありません
}
    .label = { $reason ->
    [case-title] `title: …`が必要です
   *[head] 1行目が`---`ではありません
}
    .help = { $reason ->
    [case-title] 囲みの1行目に`title: …`と書き、1行あけてください
   *[head] 1行目を`---`とし、`title: …`と`summary: …`を書き、`---`の行で閉じてください
}

## YAML

yaml-syntax = { $reason ->
    [quote] 引用符が閉じられていません
    [after-quote] 閉じた引用符のすぐ後に、ほかの文字があります
    [escape] 二重引用符の中の「\」の後に、意味のない文字があります
    [bracket] かっこの対応が合いません
    [tab] 空白の代わりにタブが使われています
    [colon] 値の中にコロンがあります
    [character] YAMLの記号で値が始まっています
   *[other] YAMLとして読めません
}
    .help = { $reason ->
    [quote] 引用符を閉じてください。文の中で引用符を使うときは、外側を別の種類にします
    [after-quote] コンマを入れるか、改行してください。文の中で引用符を使うときは、外側を別の種類にします
    [escape] 一重引用符で囲んでください（'…'）
    [bracket] この行と上の行の`[ ]`と`{"{"} {"}"}`を確かめ、かっこを含む文は引用符で囲んでください
    [tab] 字下げには半角の空白を使ってください
    [colon] 文を引用符で囲んでください（"…"）
    [character] 文を引用符で囲んでください（"…"）
   *[other] この行と上の行の字下げ、引用符、かっこを確かめてください
}
yaml-duplicate-key = 「{ $key }」が2回書かれています
    .label = 2回目
    .help = どちらか一方を消してください
yaml-alias = アンカー（`&`）、エイリアス（`*`）、マージ（`<<`）は使えません
    .help = 値をそのまま書いてください。`&`や`*`で始まる文字列は引用符で囲んでください
yaml-too-deep = 入れ子が深すぎるか、長すぎます（上限：{ $depth }段、{ $nodes }個）
    .help = 字下げを確かめてください。一覧が別の一覧の中に入り込んでいることがあります
yaml-shape = { $kind ->
    [unknown-field] 「{ $found }」という項目はありません
    [missing-field] 項目「{ $found }」がありません
    [unknown-value] 「{ $found }」は使えない値です
    [boolean] 「{ $found }」はtrueでもfalseでもありません
    [empty] 値がありません
    [documents] 1つのファイルに文書が2つ以上あります
    [language] 「{ $found }」は言語の名前ではありません
    [date] 「{ $found }」は日付ではありません
    [length] 一覧の項目の数が合いません
    [list-found] ここに一覧は書けません
    [map-found] ここに項目の組は書けません
   *[type] 「{ $found }」はここに合わない値です
}
    .help = { $kind ->
    [unknown-field] ここで使える項目：{ $expected }
    [missing-field] `{ $found }: …`を追加してください
    [unknown-value] 次のいずれかを書いてください：{ $expected }
    [boolean] `true`または`false`と書いてください
    [empty] コロンの後に値を書いてください
    [documents] ファイルの途中にある`---`の行を消してください
    [language] 半角の小文字2字で書いてください（例：`ja`）
    [date] 年月日を書いてください（例：2026-11-01）
    [length] この項目の形はdocs/formats.mdを見てください
   *[other] { $expected ->
        [map] 項目の組を書いてください（例：`{"{"}en: …, ja: …{"}"}`）
        [list] 一覧を書いてください（例：`[a, b]`）
        [text] 文を書いてください
        [number] 数を書いてください（例：0.5）
        [whole-number] 整数を書いてください（例：5）
       *[other] この項目の形はdocs/formats.mdを見てください
    }
}
schema-unknown = 「{ $found }」と書かれていますが、「{ $expected }」が必要です
    .help = `schema: { $expected }`と書くか、ファイルを正しい場所に移してください
reading-invalid = この行からは読みが分かりません：{ $reason ->
    [tab] タブがありません
    [word] 「{ $text }」は漢字、または漢字とかなの言葉ではありません
    [reading] 「{ $text }」はひらがなではありません
   *[long] 言葉か読みが長すぎます
}
    .help = { $reason ->
    [long] 30文字以内の言葉に分けて、1行ずつ書いてください
   *[other] 言葉、タブ、ひらがなの読みの順に書いてください。「#」で始まる行は覚え書きです
}
reading-twice = 読みの表に「{ $word }」が2回あります
    .first = 1回目
    .help = どちらかの行を消してください
words-broken = Fluentとして読めません
    .help = `key = 文`の形で書き、続きの行は字下げしてください

## 設定

setting-invalid = { $problem ->
    [base] 「{ $found }」はサイトの基点にできません
    [no-language] 言語が1つもありません
    [language-twice] 言語「{ $found }」が2回書かれています
    [month] { $found }は月ではありません
    [minutes] { $found }分では読む時間がありません
    [assurance] { $found }は信頼度ではありません
    [validity] 有効期間は月数か年度のどちらか一方です
    [time-zone] 「{ $found }」は時間帯の名前ではありません
    [variable-name] 「{ $found }」は変数の名前にできません
    [unknown-code] 「{ $found }」という指摘はありません
    [unknown-level] 「{ $found }」という重さはありません
    [color] 「{ $found }」は色ではありません
   *[other] 「{ $found }」は「{ $key }」に合いません
}
    .help = { $problem ->
    [base] 空白や記号のないアドレスを書いてください（例：`https://training.example/`）
    [no-language] `languages: [en, ja]`と書いてください
    [language-twice] どちらか一方を消してください
    [month] 1から12の数を書いてください
    [minutes] 1以上の数を書いてください
    [assurance] 0から4の数を書いてください
    [validity] `validity: {"{"}months: 12{"}"}`か`validity: {"{"}fiscal_year: true{"}"}`と書くか、消してください
    [time-zone] IANAの名前を書いてください（例：`Asia/Tokyo`）
    [variable-name] 半角のa-z、0-9、`_`を使い、英字で始めてください（例：`report_phone`）
    [unknown-code] 名前はdocs/diagnosticsを見てください
    [unknown-level] `off`、`note`、`warning`、`error`のいずれかを書いてください
    [color] 16進数6桁を引用符で囲んで書いてください（例：`'#1D4A8C'`）
   *[other] docs/formats.mdを見てください
}
contrast-low = { $scheme ->
    [dark] 暗い配色のアクセント色が暗すぎます
   *[light] 明るい配色のアクセント色が薄すぎます
}：{ $pair ->
    [text-on-accent] 上に載る文字との
    [quiet-area] 控えめな面との
    [chosen-row] 選択中の行との
   *[page] ページの地の色との
}コントラスト比が{ $ratio }です
    .help = { $scheme ->
    [dark] もっと明るい色にしてください（{ $least }以上が必要）
   *[other] もっと濃い色にしてください（{ $least }以上が必要）
}

## Markdown

heading-without-id = 見出し「{ $heading }」にIDがありません
    .label = 節には、どの言語でも同じIDが必要です
    .help = 行の終わりにIDを書きます。例：{ "{" }#{ $suggestion }{ "}" }
heading-id-invalid = 「{ $id }」はIDになりません
    .label = 使えるのはa-z、0-9と、1つずつのハイフンです
    .help = 例：{ "{" }#before-opening{ "}" }
heading-level = { $reason ->
    [title] ページの題名は本文ではなく、ファイルの先頭に書きます
    [deep] 見出しは####までです
    [jump] 見出しの段階が飛んでいます
    [case] 事例の中で使える見出しは####だけです
    [nested] 見出しが箇条書き、引用、注の中にあります
   *[other] 見出しの段階が合いません
  }
    .label = { $reason ->
        [nested] 節は外側で始めます
       *[other] { $found }ではなく{ $expected }です
      }
    .help = { $reason ->
        [nested] 見出しを外に出すか、**太字**にします
       *[other] 行を{ $expected }で始めます
      }
link-scheme-forbidden = 「{ $scheme }:」のリンクは使えません
    .label = プログラムを動かしたり、読む人のファイルを開いたりするおそれがあります
    .help = https:のページか、page:programのような名前にリンクします
link-scheme-unknown = 「{ $scheme }:」というリンクはありません
    .label = リンクの種類が分かりません
    .help = 使えるのはterm:、question:、criterion:、module:、portal:、page:、quiz:、source:、site:、https:、mailto:、tel:、#節です
link-malformed = { $reason ->
    [footnote] 脚注「{ $target }」がありません
    [footnote-step] 手順には脚注を付けられません。「{ $target }」がそのまま表示されます
    [image] 画像の場所が、本文と同じフォルダのファイルではありません
   *[other] リンク先「{ $target }」を読み取れません
  }
    .label = { $reason ->
        [empty] かっこの中が空です
        [relative] リンクの種類が書かれていません
        [blank] 空白または見えない文字があります
        [id] 名前に使えるのはa-z、0-9と、1つずつのハイフンです
        [number] 質問の番号は、先頭に0を付けずに書きます
        [criterion] 基準は4.10のような番号で書きます
        [address] アドレスが完全ではありません
        [footnote] 「{ $target }:」で始まる行がありません
        [footnote-step] 脚注を付けられるのは本文だけです
        [image] 画像は本文と同じフォルダに置きます
       *[other] リンク先ではありません
      }
    .help = { $reason ->
        [relative] ファイルではなくページの名前を書きます。例：page:program、module:cyber#passwords、site:glossary
        [id] 例：module:cyber#passwords
        [number] 例：question:175
        [criterion] 例：criterion:4.10
        [address] 例：https://www.cbp.gov/
        [footnote] 脚注を書きます。かっこをそのまま見せるときは\[^とします
        [footnote-step] 出典は、手順の前後の文に書いてください
        [image] ファイルをフォルダに入れ、その名前を書きます
       *[other] 例：[封印](term:seal)
      }
raw-html = { $reason ->
    [unclosed] { $tag }が閉じられていません
    [unopened] { $tag }に対応する開始タグがありません
    [attribute] { $tag }の属性は出力されません
   *[tag] { $tag }は文字のまま表示されます
  }
    .label = { $reason ->
        [unclosed] 段落の終わりで閉じます
        [attribute] 属性を書けるのはabbrのtitleだけです
       *[other] HTMLとしては扱いません
      }
    .help = 使えるのは<br>、<kbd>、<sub>、<sup>、<wbr>、<abbr title="…">です。タグを見せるときはバッククォートで囲みます
fence-unknown = { $reason ->
    [near] 「{ $word }」という囲みはありません
    [nested] 事例の中に事例があります
   *[unknown] 「{ $word }」は囲みの名前でも言語の名前でもありません
  }
    .label = コードとして表示されます
    .help = { $reason ->
        [near] { $near }ではありませんか
       *[other] 囲みの名前はsteps、document、case、check、wireframe、figureです
      }
table-row = 表の列は{ $columns }つですが、この行にはセルが{ $cells }つあります
    .label = 表示されません
    .help = 見出しの行に列を足すか、余分な「|」を消します。文字としての「|」は「\|」と書きます
ruby-in-heading = 見出し「{ $heading }」に読みがあります
    .label = 見出しはメニューや一覧にも使われ、そこでは読みが消えます
    .help = 読みは、本文で最初に出てくるところに付けます
image-without-alt = 画像に代わりの文がありません
    .label = 画像が見えない人に内容が伝わりません
    .help = 何が写っているかを一文で書きます。例：![封印を引いて確かめる手](seal.png)
unconfirmed-misplaced = 本文中の[M]は、そのまま表示されます
    .label = 未確認の印になるのは脚注の先頭だけです
    .help = 該当する文の後に脚注[^名前]を付け、末尾に[^名前]: [M] …と書いてください。かっこをそのまま見せるときは\[M]とします
svg-unsafe = { $reason ->
    [syntax] 図がXMLとして正しくありません
    [document-type] 図に文書型宣言があります
    [root] SVGの図ではありません
    [view-box] 図に、4つの数からなるviewBoxがありません
    [element] 要素{ $what }は図に使えません
    [attribute] 属性{ $what }はここに使えません
    [value] { $what }の値は使えません
    [class] テーマにないクラスです：{ $what }
    [reference] { $what }は図の外を指しているか、指す先がありません
    [id] IDの形が正しくないか、重複しています：{ $what }
    [instruction] 処理命令は使えません：{ $what }
    [depth] 図の入れ子が深すぎるか、図が大きすぎます
   *[other] 図に使えません：{ $what }
  }
    .label = { $reason ->
        [class] f-line f-muted f-accent f-fill f-fill-accent f-fill-warn f-fill-bad f-fill-ok f-text f-text-accent f-text-muted f-num f-num-text
        [value] 色はクラスで指定します。fillとstrokeに書けるのはnoneとcurrentColorです
       *[other] 受け付けません
      }
    .help = 図形と文字で描き、色はclass、文字はdata-labelで指定します
figure-label = { $problem ->
    [missing] 図のラベル「{ $key }」に文がありません
   *[unused] 図に「{ $key }」というラベルはありません
}
    .help = { $problem ->
    [missing] `labels`に`{ $key }: …`を追加してください
   *[unused] 消すか、図の文字に`data-label="{ $key }"`を付けてください
}

## 名前

id-invalid = 「{ $id }」はIDにできません
    .help = 半角のa-z、0-9、ハイフンを使ってください（例：`seal-check`）
id-duplicate = ID「{ $id }」が2回使われています
    .label = 2回目
    .first = 1回目
    .help = どちらかを別のIDにしてください。一度使ったIDは使い回しません
reference-dangling = { $kind ->
    [category] 分野
    [criterion] 基準
    [document] 教材の文章にある文書
    [edition] 版
    [entity-type] 業種
    [field] 文書の項目
    [figure] 図
    [function] 職務
    [module] 教材
    [node] scenarioの場面
    [objective] 学習目標
    [portal-section] ポータルの区分
    [question] ポータルの質問
    [quiz-item] 確認テストの問題
    [section] 節
    [source] 出典
    [topic] 訓練の話題
    [variable] サイトの変数
   *[other] 項目
}「{ $name }」がありません
    .help = { $near ->
    [0] 名前を直すか、指しているものを追加してください
   *[other] 「{ $nearest }」ではありませんか
}
link-dangling = リンク先がありません：{ $kind ->
    [criterion] 基準
    [module] 教材
    [outside] 外部の情報源（content/sources.yaml）
    [page] ページ
    [portal] ポータルの手順
    [question] ポータルの質問
    [quiz] 確認テスト
    [section] 節
    [site-page] サイトのページ
    [term] 用語
   *[other] 場所
}「{ $name }」
    .help = { $near ->
    [0] 名前を直すか、指しているものを追加してください
   *[other] 「{ $nearest }」ではありませんか
}
variable-undeclared = サイトに「{ $name }」という変数はありません
    .help = { $near ->
    [0] sekisho.yamlの`variables`に追加してください
   *[other] 「{ $nearest }」ではありませんか。違う場合はsekisho.yamlの`variables`に追加してください
}
satisfies-not-training = 質問{ $number }が求める証拠は教育訓練ではありません
    .label = 証拠になるものは別にあります
    .help = `supports`に移してください

## 言語

translation-missing = 「{ $language }」の本文がありません
    .help = { $path }を書いてください。それまでは、別の言語の文をその旨の表示付きで示します
text-missing = 「{ $language }」の文がありません
    .label = { $route }
    .help = `{ $language }: …`を追加してください
structure-parity = 「{ $language }」と「{ $reference }」で構成が違います：{ $what ->
    [sections] 節
    [level] 見出しの段
    [tables] 表（行×列）
    [lists] 箇条書き（項目の数）
    [images] 画像
    [fences] ブロック
    [code] コード
    [alerts] 注意書き
    [footnotes] 脚注
    [unconfirmed] 未確認の印[M]の付いた脚注
    [steps] 手順
    [fields] 書類の欄
    [boxes] 画面の部品
    [figure] 図またはラベル
    [check] 問題
   *[other] 構成
}
    .label = ここは{ $found }、相手は{ $expected }
    .there = 対応する箇所
    .help = どちらの言語も同じ構成にしてください

## 教材と確認テスト

question-without-answer = 正解のない問題です
    .label = { $count }個の選択肢のどれにも`correct: true`がありません
    .help = 正しい選択肢に`correct: true`を付けてください
question-many-answers = 正解が{ $count }個あります
    .help = `correct: true`を1つだけにするか、`kind: multiple`にしてください
question-shape = { $problem ->
    [options] この種類の問題の選択肢は2個から8個です
    [true-false] true_falseの選択肢は'true'と'false'です
    [answer] numericの問題には答えが必要です
    [tolerance] 許容差は負の数にできません
    [value] 答えが数ではありません
    [uses] 答えが変数によって変わりますが、`uses`に書かれていません
    [pairs] matchingの組は2つ以上必要です
    [items] orderingの項目は2つ以上必要です
    [all-right] すべての選択肢が正解です
    [accept] 「{ $language }」の正解がありません
    [graded] 入力式の問題は本番に出ますが、正解の一覧で採点してよいかどうかが書かれていません
    [document] hotspotの問題に文書の指定がありません
    [document-language] 文書のある文章が、サイトのすべての言語にはありません
    [places] hotspotの問題には、正解を含めて2か所以上が必要です
    [nodes] scenarioに場面がありません
    [node-right] 1つの場面の正しい判断は1つだけです
    [node-unreached] この場面にたどり着く選択肢がありません
    [node-back] 話が前の場面に戻ってしまいます
   *[foreign] 「{ $kind }」の問題に、この部分はありません
}
    .help = { $problem ->
    [options] 選択肢を増やすか減らしてください
    [true-false] `- id: 'true'`と`- id: 'false'`を引用符付きで書いてください
    [answer] `answer: {"{"}value: …{"}"}`を追加してください
    [tolerance] 0以上の数を書いてください
    [value] 数か、数の入った変数を書いてください
    [uses] `uses: [変数名]`を追加してください
    [pairs] 組を追加してください
    [items] 項目を追加してください
    [all-right] 間違えて選びそうな選択肢を追加してください
    [accept] この言語で入力されそうな答えを`accept`に追加してください
    [graded] ほかの人に答えてもらって一覧を確かめてから`graded: true`と書くか、`single`の問題に変えてください
    [document] `document:`に、教材の文章にあるdocumentのIDを書いてください
    [document-language] すべての言語で文章を書いてください。問題を別の言語で出すことはありません
    [places] 文書の項目を`options`に追加してください
    [nodes] `nodes`を追加してください
    [node-right] 正しい選択肢1つに`correct: true`と書いてください
    [node-unreached] 前の場面の`next`に書くか、場面を消してください
    [node-back] `next`には後の場面を書いてください。最後の場面では省きます
   *[foreign] 消すか、`kind`を変えてください
}
feedback-missing = { $id }の「{ $part }」に、なぜ正しいか（違うか）の説明がありません
    .help = `feedback`に1、2文で書いてください
pool-too-small = { $problem ->
    [small] { $draw }問を出すのに、問題が{ $pool }問しかありません
    [no-policy] 確認テストがありますが、module.yamlに出題の方法がありません
   *[policy] 出題数、合格点、受験回数が合っていません
}
    .help = { $problem ->
    [small] 問題は出題数の2倍以上必要です。問題を増やすか、`draw`を減らしてください
    [no-policy] `quiz: {"{"}draw: 10, pass_percent: 80, attempts: 3{"}"}`を追加してください
   *[policy] drawは1以上、pass_percentは1から100、attemptsは1以上にしてください
}
objective-untested = 学習目標「{ $id }」の問題が{ $count }問しかありません
    .help = `objective: { $id }`の問題を2問以上書いてください
draw-too-small = { $draw }問の出題では、学習目標{ $objectives }個と必ず正解する問題{ $critical }問が入りきりません
    .help = `draw`を増やすか、必ず正解する問題を減らしてください
option-length = { $scope ->
    [question] { $id }：正解の選択肢だけが長すぎます（{ $language }：{ $right }文字、平均{ $mean }文字）
   *[pool] { $mean }問のうち{ $right }問で、正解がいちばん長くなっています（{ $language }）
}
    .help = { $scope ->
    [question] 正解を短くするか、ほかの選択肢を長くしてください
   *[pool] いちばん長い正解が{ $percent }%以下になるように、正解を短くしてください
}
recall-share = { $pool }問のうち{ $recall }問が、覚えているかどうかだけを聞いています
    .help = 職場でどうするかを聞いてください。`level: remember`は{ $percent }%までです
evidence-untested = { $problem ->
    [section] 節「{ $section }」は質問{ $number }の根拠ですが、確認テストに問題がありません
   *[few] 質問{ $number }を満たす教材ですが、それを確かめる問題が{ $count }問しかありません
}
    .help = { $problem ->
    [section] `section: { $section }`の問題を書くか、この節をここから外してください
   *[few] `portal: [{ $number }]`の問題を{ $least }問以上書いてください
}
unconfirmed-fact = 専門家の確認済みとされている教材ですが、脚注「{ $label }」の内容は未確認です
    .reviewed = ここで確認済みとされています
    .help = 内容を確認して[M]を消すか、module.yamlに`reviewed: null`と書いてください
evidence-without-section = 質問{ $number }について、どの節で扱うかが書かれていません
    .label = 監査では、どこで教えているかを聞かれます
    .help = `sections: […]`に見出しのIDを書いてください
question-unrelated = { $id }は質問{ $number }を確かめますが、この教材はその質問を満たさず、理解を助けるものでもありません
    .help = module.yamlの`satisfies`か`supports`に質問{ $number }を加えるか、ここから消してください
module-not-for-function = 「{ $function }」の教材に{ $module }がありますが、この教材の対象に「{ $function }」がありません
    .audience = 対象はここに書かれています
    .help = module.yamlの`audience.functions`に`{ $function }`を加えるか、ここから{ $module }を消してください
module-unassigned = { $module }を受ける職務がありません
    .help = content/functions.yamlで、職務の`modules`か`optional`に{ $module }を書いてください
link-unlisted = このアドレスはcontent/sources.yamlにありません
    .label = サイトの外に出ます
    .help = content/sources.yamlに加えてsource:とIDで書くか、出典を書いた脚注に移してください
wireframe-numbers = { $problem ->
    [no-step] 手順{ $number }はありません。下の手順は{ $steps }個です
   *[outside] この部品は画面からはみ出しています
}
    .help = { $problem ->
    [no-step] 次の`steps`にある手順の番号を書いてください
   *[outside] `at`は「横位置、縦位置、幅、高さ」です。`size`の中に収めてください
}
step-incomplete = 手順「{ $id }」に「{ $field }」がありません
    .help = `{ $field }: …`を追加してください

## テーマ

template-broken = テーマのファイルthemes/default/{ $path }を使えません：{ $reason }
    .help = themes/defaultのファイルを直すか、消して標準のものを使ってください
render-failed = 「{ $path }」を作れませんでした：{ $reason }
    .help = サイトでテーマを変えている場合は、そのファイルを確かめてください。そうでなければ、Sekishoの不具合としてお知らせください
