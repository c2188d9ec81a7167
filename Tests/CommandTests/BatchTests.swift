import Fixtures
import Testing

/// `daiek batch`: a line in, a line out, whatever the line.
struct BatchTests {
  @Test func `every line has one answer, in order, and a mistake ends nothing`() throws {
    let program = try SampleIndex.built()
    try program.folder.write(
      """
      {"command":"search","query":"Токаев","limit":2,"id":"first"}
      nonsense

      {"command":"rebuild","id":2}
      {"command":"search","query":"a AND","id":[3]}
      {"command":"search","limt":1}
      {"command":"verify","text":"…"}
      {"command":"quotes","by":"Тоқаев","count":true}
      {"command":"verify","text":"Долг записывают в тетрадь","by":"Baibosyn"}
      {"command":"verify","document":"/etc/passwd"}
      {"command":"search","query":"debt","json":"x"}
      """, to: "lines.jsonl")
    let run = try program.shell("daiek batch < lines.jsonl")
    #expect(run.status == 0)
    let answers = try run.objects()
    #expect(answers.map { $0["line"] as? Int } == [1, 2, 4, 5, 6, 7, 8, 9, 10, 11])
    #expect(
      answers.map { $0["type"] as? String } == [
        "answer", "error", "error", "error", "error", "error", "answer", "answer", "error", "error",
      ])
    #expect(answers[0]["id"] as? String == "first")
    #expect((answers[0]["microseconds"] as? Int ?? 0) > 0)
    #expect(answers[3]["id"] as? [Int] == [3])
    #expect((answers[3]["message"] as? String)?.contains("column 6") == true)
    #expect((answers[6]["results"] as? [Any])?.isEmpty == true && (answers[6]["quotations"] as? Int ?? 0) > 0)
  }

  @Test func `an answer has what the command alone prints`() throws {
    let program = try SampleIndex.built()
    let alone = try program.run("search", "tenge", "--json", "--limit", "3", "--lang", "en").lines
    let batch = try program.shell(
      #"echo '{"command":"search","query":"tenge","limit":3,"lang":"en"}' | daiek batch"#)
    #expect(batch.lines.count == 1 && alone.count > 1)
    #expect(batch.lines[0].hasSuffix("\"results\":[" + alone.joined(separator: ",") + "]}"))
  }

  @Test func `an answer comes before the next line is asked`() throws {
    let run = try SampleIndex.built().shell(
      """
      mkfifo asked answered; daiek batch < asked > answered & exec 3> asked 4< answered
      echo '{"command":"search","query":"tenge","limit":1,"id":1}' >&3; read -r -t 20 first <&4
      echo '{"command":"search","query":"tenge","limit":1,"id":2}' >&3; read -r -t 20 second <&4
      exec 3>&-; echo "$first"; echo "$second"; rm asked answered
      """)
    #expect(try run.objects().map { $0["id"] as? Int } == [1, 2])
  }
}
