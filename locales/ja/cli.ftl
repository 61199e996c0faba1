# コマンドの文。

cli-about = Sekishoは、基準、教材、確認テスト、受講記録をまとめた2言語の教育訓練サイトを、テキストファイルから作ります。
cli-after = ふだんの使い方：書くときは`sekisho preview`、公開の前に`sekisho check`、公開するときに`sekisho build`。
cli-usage = 使い方
cli-heading-commands = コマンド
cli-heading-options = オプション
cli-value-command = コマンド
cli-value-options = オプション
cli-value-folder = フォルダ
cli-value-file = ファイル
cli-value-format = 形式
cli-value-language = 言語
cli-value-port = ポート
cli-value-address = アドレス
cli-value-host = 名前
cli-value-query = 言葉

cli-build = サイトをフォルダに書き出します（サーバーにも共有フォルダにも置けます）
cli-build-long = サイトをフォルダに書き出します。
    
    どのウェブサーバーでも、どのパスでも、共有フォルダから直接開いても使えます。変わったファイルだけを書き、古いものを消します。Sekishoが作ったのではないフォルダには手を付けません。ファイルにエラーがあるときは、何も書きません。
cli-check = 何も書かずに、間違いを探します
cli-check-long = 何も書かずに、間違いを探します。
    
    指摘には、ファイル、行、直し方が付きます。--strictを付けると、警告もエラーとして扱います。公開の前に使ってください。
cli-preview = 書きながらサイトを表示します（保存すると自動で再読み込みします）
cli-preview-long = 書きながらサイトを表示します。
    
    表示されたアドレスをブラウザで開き、ファイルを編集してください。保存すると自動で再読み込みし、指摘はページの下に出ます。ディスクには何も書きません。下書きも表示します。
cli-serve = サイトを作り、このパソコンで表示します
cli-serve-long = サイトを作り、このパソコンで表示します。
    
    --addressを変えない限り、このパソコンからしか開けません。Ctrl-Cで止めます。
cli-new = ページ2つ、教材1つ、確認テスト1つの新しいサイトを始めます
cli-new-long = 新しいサイトを始めます。
    
    新しいフォルダか、空のフォルダを指定してください。書き出したものは、そのまま指摘なしで作れます。文を書き換えながら進めてください。
cli-stats = ページ、節、問題の数を言語ごとに数えます
cli-stats-long = ページ、節、問題の数を言語ごとに数えます。
    
    まず種類ごとのページ、次に教材ごとの節と種類別の問題、最後にすべての教材の合計を示します。問題はどの言語にも共通なので1回だけ数えます。足りない言語の文はsekisho checkで分かります。下書きの教材は数えません。
cli-coverage = どの質問をどの教材が扱うか、何が足りないかを示します
cli-coverage-long = どの質問をどの教材が扱うか、何が足りないかを示します。
    
    質問を満たす教材（その記録が証拠になる）と、理解を助けるだけの教材を分けて示します。下書きの教材は数えません。--format csvを付けると、質問、教材、節ごとに1行の表になります（例：sekisho coverage --format csv > coverage.csv）。足りないものがあっても終了コードは0で、--strictを付けると1になります。
cli-records = 受講者が保存した記録ファイルを調べます
cli-records-long = 受講者が保存した記録ファイルを調べます。
cli-records-show = 記録ファイルの内容と問題点を表示します
cli-records-show-long = 記録ファイルの内容と問題点を表示します。
    
    サイトのフォルダで実行するか、--siteで指定すると、サイトの教材とも照合します。ファイルは変更しません。問題のあるファイルがあれば、終了コードは1です。
cli-records-collect = 記録ファイルを受講台帳にまとめます
cli-records-collect-long = 記録ファイルを受講台帳にまとめます。
    
    フォルダの下にある.jsonファイルをすべて読み、記録を台帳に加えます。台帳は2言語のページ、表（CSV）、ブック（XLSX）です。前に加えた記録は残るので、読んだファイルは消してもかまいません。壊れたファイルは名前を示し、受け付けません。サイトのフォルダで実行するか、--siteで指定すると、サイトの教材とも照合します。受け付けなかったものがあれば、終了コードは1です。
cli-arg-record-folders = 記録ファイルのあるフォルダ（ファイルも指定できます）
cli-arg-register-out = 受講台帳のフォルダ（指定がなければ`register`）
cli-arg-record-files = 記録ファイル（複数指定できます）
cli-search = コマンドでサイトを検索します
cli-search-long = コマンドでサイトを検索します。ページの検索と同じ索引を使います。
    
    --without-readingを付けると、用語集にも、本文のふりがなにも、content/readings.tsvにも読みがない漢字の言葉を、最初に出てくるページとともに一覧にします。このような言葉は、かなやローマ字では見つかりません。content/readings.tsvに1行ずつ、言葉、タブ、ひらがなの読みの順に加えてください。1つでもあれば終了コードは1、なければ0です。

cli-arg-help = この説明を表示します
cli-arg-version = バージョンを表示します
cli-arg-lang = 表示の言語：enまたはja（指定がなければシステムの言語）
cli-arg-site = sekisho.yamlのあるフォルダ（指定がなければ今のフォルダ）
cli-arg-out = 書き出すフォルダ（指定がなければサイトの中の`public`）
cli-arg-strict = 警告もエラーとして扱います
cli-arg-format = 結果の形式：human（指定がなければこれ）、json、sarif。statsとcoverageではtable（指定がなければこれ）、json、coverageではcsvも
cli-arg-strict-coverage = 足りないものがあれば終了コードを1にします
cli-arg-no-search = 検索の索引を作りません
cli-arg-no-minify = ページのファイルを小さくしません
cli-arg-no-build = フォルダをそのまま表示します
cli-arg-port = 待ち受けるポート（指定がなければ8080）
cli-arg-address = 待ち受けるアドレス（指定がなければ127.0.0.1。このパソコンだけで開けます）
cli-arg-allow-host = ほかのパソコンから開くときの名前（繰り返し指定できます）
cli-arg-new-folder = 作るフォルダ
cli-arg-query = 探す言葉
cli-arg-queries = 1行に1つずつ言葉を書いたファイル
cli-arg-in = 検索する言語
cli-arg-json = 1つの言葉につき1つのJSONを出します
cli-arg-links = サイトの外の情報源を、日付と、そこへリンクするページとともに一覧にします
cli-arg-without-reading = 読みがどこにもなく、かなで見つからない言葉の一覧を出します

cli-unknown-command = 「{ $name }」というコマンドはありません
    .help = { $near ->
    [0] `sekisho --help`でコマンドの一覧が出ます
   *[other] 「{ $nearest }」ではありませんか。`sekisho --help`でコマンドの一覧が出ます
}
cli-unknown-option = 「{ $name }」というオプションはありません
    .help = { $near ->
    [0] コマンドに--helpを付けると、オプションの一覧が出ます
   *[other] 「{ $nearest }」ではありませんか。コマンドに--helpを付けると、オプションの一覧が出ます
}
cli-invalid-value = 「{ $value }」は「{ $name }」に合いません
    .help = { $has_valid ->
    [0] コマンドに--helpを付けると、使える値が出ます
   *[other] 次のいずれかを書いてください：{ $valid }
}
cli-between-values = 、
cli-missing-argument = 指定が足りません：{ $name }
    .help = コマンドに--helpを付けると、必要なものが出ます

site-missing = 「{ $folder }」にsekisho.yamlがありません
    .help = サイトのフォルダに移るか、--siteで指定してください。新しく始めるときは`sekisho new my-site`です
build-nothing-written = 何も書き出していません
    .help = 上のエラーを直して、もう一度実行してください
build-done = { $folder }：全{ $files }ファイル、書き込み{ $written }、削除{ $removed }
check-clean = 指摘はありません
output-not-ours = 「{ $path }」には、Sekishoが書いたのではないファイルがあります
    .help = --outで新しいフォルダか空のフォルダを指定してください
output-busy = 「{ $path }」には、別のSekishoが書き込んでいます
    .help = 終わるのを待って、もう一度実行してください
output-path = ページの名前「{ $path }」は、フォルダに置けない名前です
    .help = ページの名前を変えてください
output-io = 「{ $path }」に書き込めません：{ $cause }
    .help = ディスクの空きと、書き込む権限を確かめてください
new-done = { $folder }：{ $files }ファイルを書き出しました。次は`sekisho preview --site { $folder }`です
new-not-empty = 「{ $folder }」は空ではありません
    .help = 新しいフォルダを指定してください
search-language = このサイトに言語「{ $language }」はありません
    .help = sekisho.yamlにある言語を指定してください
search-queries = 「{ $path }」を読めません：{ $cause }
    .help = 1行に1つずつ言葉を書いたテキストファイルを指定してください
search-unreadable = 検索の索引を作れませんでした：{ $cause }
    .help = `sekisho check`を実行してください。指摘がなければ、Sekishoの不具合としてお知らせください
search-hits = { $query }：{ $count }件
search-without-reading = { $count ->
    [0] すべての言葉に読みがあります
   *[other] 読みのない言葉：{ $count }
}
search-unneeded-readings = content/readings.tsvになくてよい言葉：{ $words }
stats-pages = ページ
stats-total = 合計
stats-module = 教材{ $module }：{ $questions }問
stats-sections = 節
stats-kind-single = single（1つ選ぶ）
stats-kind-multiple = multiple（すべて選ぶ）
stats-kind-true-false = true_false（正誤）
stats-kind-numeric = numeric（数）
stats-kind-matching = matching（組合せ）
stats-kind-ordering = ordering（並べ替え）
stats-kind-text = text（言葉）
stats-kind-hotspot = hotspot（書類の中の場所）
stats-kind-scenario = scenario（場面ごとの判断）
stats-modules = すべての教材：{ $questions }問
coverage-line-satisfies = 満たす：{ $module }（{ $sections }節、問題{ $items }問）
coverage-line-supports = 理解を助ける：{ $module }（{ $sections }節、問題{ $items }問）
coverage-line-no-module = 【不足】満たす教材がありません
coverage-line-few-items = 【不足】確かめる問題が{ $count }問しかありません（{ $least }問以上必要）
coverage-line-section-untested = 【不足】{ $module }#{ $section }の問題がありません
coverage-totals = 教育訓練を求める質問{ $training }問のうち、教材があるもの{ $satisfied }問、不足があるもの{ $gaps }問。別の証拠を求める質問{ $other }問のうち、理解を助ける教材があるもの{ $supported }問。内容を確認していない番号{ $unread }件。
coverage-column-question = 質問
coverage-column-title = 題名
coverage-column-portal-section = ポータルの区分
coverage-column-level = 区分
coverage-column-since = 時期
coverage-column-evidence = 求める証拠
coverage-column-relation = 関係
coverage-column-module = 教材
coverage-column-module-title = 教材の題名
coverage-column-section = 節
coverage-column-section-title = 節の見出し
coverage-column-items = 問題の数
coverage-column-item-ids = 問題のID
coverage-column-entity-types = 業種
coverage-evidence-training = 教育訓練
coverage-evidence-other = 別の証拠
coverage-relation-satisfies = 満たす
coverage-relation-supports = 理解を助ける
coverage-relation-none = 教材なし（不足ではない）
coverage-relation-unread = 内容を確認していない
coverage-relation-no-module = 【不足】教材
coverage-relation-few-items = 【不足】問題
coverage-relation-section-untested = 【不足】節の問題
links-sources = サイトの外の情報源：{ $n }件
links-official = { $title }（{ $publisher }、公的機関、{ $languages }）
links-title = { $title }（{ $publisher }、{ $languages }）
links-dates = 情報源の日付：{ $dated ->
    [none] 記載なし
   *[other] { $dated }
  }、内容を確かめた日：{ $taken }
links-pages = リンク元：{ $list }
links-unused = リンク元：なし
links-others = そのほかのアドレス（脚注と本文）：{ $n }件
stats-variables = サイトの変数：{ $count }個
serve-listening = { $url }で表示しています（Ctrl-Cで止めます）
serve-stopped = 止めました
preview-listening = { $url }でプレビューを表示しています（Ctrl-Cで止めます）
preview-rebuilt = { $time }ミリ秒で更新しました。エラー{ $errors }件

# Record files, for the trainer.
show-unreadable = `{ $path }`を読み込めません：{ $cause }
    .help = 受講者が保存した記録ファイルを指定してください
show-person = 受講者
show-nameless = 氏名は保存前に削除されています
show-bracket = （{ $text }）
show-site = サイト
show-saved = 保存日時
show-records = 記録の数
show-passed = 合格
show-failed = 不合格
show-module = 教材
show-module-of = { $title }（{ $module }）、第{ $release }版
show-finished = 修了日時
show-score = 得点
show-score-of = { $score }%（合格点{ $pass }%）、{ $items }問中{ $right }問正解
show-attempt = 受験回数
show-reason = 理由
show-assurance = 信頼度
show-assurance-of = { $level }（教材の要求は{ $needed }）
show-criteria = 基準
show-function = 職務
show-honor = 本人の宣言
show-code = 確認コード
show-sound = ファイルに問題はなく、このサイトの記録です。
show-sound-alone = ファイルに問題はありません。サイトとは照合していません（--siteで指定できます）。
show-fault-unreadable = ファイルを読めません
    .help = ほかで開いていないか、読み取る権限があるかを確かめて、もう一度集めてください
show-fault-too-large = ファイルが16 MiBを超えています
    .help = 10年分の記録でもはるかに小さいはずです。正しいファイルを受講者から受け取ってください
show-fault-truncated = ファイルが途中で切れています
    .help = コピーし直すか、元のパソコンで保存し直してもらってください
show-fault-foreign = 記録ファイルではありません
    .help = 記録ファイルは結果のページか「受講記録」で保存したもので、名前は.jsonで終わります
show-fault-future = 新しい版のサイトで作られたファイルです（形式{ $detail }）
    .help = Sekishoを更新してください
show-fault-edited = 保存後に内容が変更されています
    .help = 受け付けずに、元のパソコンで保存し直してもらってください
show-fault-other-site = 別のサイトの記録です：{ $detail }
    .help = そのサイトの担当者に渡してください
show-fault-malformed = 記録の形式になっていません：{ $detail }
    .help = 元のパソコンで保存し直してもらってください
show-fault-mixed = 複数の人の記録が入っています
    .help = 受講者ごとに保存したファイルを受け取ってください
show-fault-repeated = 記録{ $detail }が重複しています
    .help = 元のパソコンで保存し直してもらってください
show-fault-contradiction = 記録{ $detail }は、結果、得点、回答のつじつまが合っていません
    .help = 受け付けずに、元のパソコンで保存し直してもらってください

# The register, for the trainer.
collect-not-ours = 「{ $path }」は、Sekishoが作った受講台帳ではありません
    .help = --outで新しいフォルダか空のフォルダを指定してください（台帳のフォルダにはsekisho-register.jsonがあります）
collect-no-input = 「{ $path }」がありません
    .help = 受講者が保存した記録のフォルダかファイルを指定してください
collect-damaged = 「{ $path }」の{ $line }行目を読めません：{ $cause }
    .help = このファイルを控えから戻すか、その行を取り除いてください。何も書き出していません
collect-unreadable = 「{ $path }」を読めません：{ $cause }
    .help = 読み取る権限があるか確かめてください
collect-refused = { $path }：受け付けませんでした
collect-conflict = 記録{ $record }に、内容の違うものがあります：{ $files }
    .help = どちらが正しいか確認してください。両方とも残し、台帳の行に印を付けています
collect-too-large = 受講台帳を書き出せません：{ $cause }
    .help = 工場ごとなど、フォルダを分けて集めてください
collect-done = { $folder }：{ $files }ファイルを読み込みました。新しい記録{ $new }件、登録済みまたは重複{ $known }件、受け付けなかったファイル{ $refused }件、書き込み{ $written }ファイル
