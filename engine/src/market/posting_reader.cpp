#include "certrail/posting_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "catalog/excerpt.hpp"
#include "catalog/nearest.hpp"
#include "market/posting_fields.hpp"
#include "text/csv.hpp"
#include "text/json_fields.hpp"
#include "text/record_finder.hpp"

namespace certrail {
namespace {

constexpr std::size_t kMarkBytes = 3;
constexpr const char* kRowTooLong = "the row is longer than 16 MiB";
constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
/// Rows whose fields are looked at before the first is handed out, and of how many bytes.
constexpr std::size_t kLookedAt = 100;
constexpr std::size_t kLookedAtBytes = std::size_t{1} << 20U;

std::int64_t lines_in(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

bool is_blank(std::string_view row) {
  return row.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_null(const JsonField& field) {
  return field.kind == JsonKind::other && field.value == "null";
}

}  // namespace

struct PostingReader::Parts {
  Parts(PostingFormat format_, PostingFields fields_, OnPosting on_posting_, OnDefect on_defect_)
      : format(format_),
        fields(std::move(fields_)),
        on_posting(std::move(on_posting_)),
        on_defect(std::move(on_defect_)),
        finder(format_ == PostingFormat::csv) {
    columns.fill(kNoColumn);
  }

  bool by_rows() const { return format == PostingFormat::ndjson || format == PostingFormat::csv; }

  void add(std::string_view piece) {
    if (failure || too_long) {
      // The rest of a file that is too long or cannot be read.
      if (!by_rows() || failure) return;
      const std::size_t end = piece.find('\n');
      if (end == std::string_view::npos) return;
      ++line;
      too_long = false;
      piece.remove_prefix(end + 1);
    }
    buffer.append(piece);
    if (at_start && buffer.size() < kMarkBytes) return;
    drop_mark();
    if (by_rows()) {
      take_rows();
    } else if (buffer.size() > kLongestFile) {
      defect(line, "the file is longer than 64 MiB");
      too_long = true;
      buffer.clear();
    }
  }

  /// The mark of UTF-8 at the start of the file.
  void drop_mark() {
    if (at_start) buffer.erase(0, buffer.size() - without_byte_order_mark(buffer).size());
    at_start = false;
  }

  void take_rows() {
    std::size_t at = 0;
    while (!failure && !too_long) {
      const std::string_view rest = std::string_view(buffer).substr(at);
      const std::size_t length = finder.end_of(rest.substr(0, kLongestRow), taken + at);
      if (length != std::string_view::npos) {
        row(rest.substr(0, length));
        at += length;
        continue;
      }
      if (rest.size() <= kLongestRow) break;
      defect(line, kRowTooLong);
      // Behind the first line a reader may find its feet again: it may be a quote that never
      // closes.
      const std::size_t line_break = rest.find('\n');
      too_long = line_break == std::string_view::npos;
      at = too_long ? buffer.size() : at + line_break + 1;
      line += too_long ? 0 : 1;
    }
    if (failure) at = buffer.size();
    taken += at;
    buffer.erase(0, at);
  }

  void row(std::string_view text) {
    if (!is_blank(text)) {
      if (format == PostingFormat::csv) {
        csv_row(text);
      } else {
        json_row(text);
      }
    }
    line += lines_in(text);
  }

  void finish() {
    if (!failure && !too_long) {
      drop_mark();
      if (by_rows()) take_rows();
    }
    if (failure) return;
    if (too_long) {
      // Rows before a last one that is too long may still wait.
      if (format == PostingFormat::ndjson) settle();
      return;
    }
    const std::string_view whole = buffer;
    switch (format) {
      case PostingFormat::ndjson:
        row(whole);
        settle();
        break;
      case PostingFormat::csv:
        row(whole);
        break;
      case PostingFormat::json:
        json_file(whole);
        break;
      case PostingFormat::text:
        if (!whole.empty()) on_posting({{}, whole, {}, {}});
        break;
    }
    buffer.clear();
  }

  // JSON

  /// The first rows wait until their fields are known: a row may lack one that others have.
  void json_row(std::string_view text) {
    // Without its line break, which is no part of what may be wrong with it.
    text = text.substr(0, text.find_last_not_of("\r\n") + 1);
    if (settled) return read_row(text, line);
    std::size_t at = 0;
    const bool is_object = look_at(text, at);
    skip_json_space(text, at);
    if (is_object && at == text.size()) note_given();
    waiting.push_back({std::string(text), line});
    waiting_bytes += text.size();
    if (waiting.size() >= kLookedAt || waiting_bytes >= kLookedAtBytes) settle();
  }

  void read_row(std::string_view text, std::int64_t where) {
    std::size_t at = 0;
    if (!json_object(text, at, where)) return;
    skip_json_space(text, at);
    if (at < text.size()) {
      defect(where, "text follows the object, at byte " + std::to_string(at + 1));
      return;
    }
    json_posting(where);
  }

  /// Reads the fields of an object, where it is one.
  bool look_at(std::string_view text, std::size_t& at) {
    given.clear();
    return !read_json_fields(text, at, [&](const JsonField& field) { given.push_back(field); });
  }

  /// The row that was looked at is a good one: its fields count.
  void note_given() {
    for (const JsonField& field : given) {
      if (!is_null(field)) guess.note(unescaped(field.name, name_memory));
    }
    guess.end_row();
  }

  /// Chooses the fields and reads the rows that waited for that. Where none of them could be read,
  /// the next ones decide.
  void settle() {
    if (settled) return;
    if (!choose_fields()) return;
    for (const WaitingRow& each : waiting) read_row(each.text, each.line);
    waiting.clear();
    waiting_bytes = 0;
  }

  /// False where nothing of the file can be read, which is then its failure.
  bool choose_fields() {
    if (guess.rows() == 0) return true;
    guess.fill(fields);
    settled = !fields.text.empty();
    if (settled) return true;
    fail("no field of the first rows is named as the text usually is (" + usual_text_fields() + ")",
         {}, {});
    return false;
  }

  /// A list of objects, or objects one after another.
  void json_file(std::string_view text) {
    std::size_t at = 0;
    skip_json_space(text, at);
    if (at == text.size()) return;
    const bool list = text[at] == '[';
    if (list) ++at;
    look_at_items(text, at, list);
    if (!choose_fields()) return;
    std::size_t counted_to = 0;
    const auto count_lines = [&] {
      line += lines_in(text.substr(counted_to, at - counted_to));
      counted_to = at;
    };
    skip_json_space(text, at);
    bool item_follows = !list || at >= text.size() || text[at] != ']';
    while (item_follows) {
      skip_json_space(text, at);
      count_lines();
      const std::size_t from = at;
      if (!json_object(text, at, line, rest_from(text, from))) return;
      json_posting(line);
      item_follows = next_item(text, at, list);
    }
    count_lines();
    if (list && (at >= text.size() || text[at] != ']')) {
      defect(line, "expected ',' or ']' after an item of the list" + rest_from(text, at));
      return;
    }
    if (list) ++at;
    skip_json_space(text, at);
    count_lines();
    if (at < text.size()) defect(line, "text follows what was read" + rest_from(text, at));
  }

  /// Goes to the next item, if there is one.
  static bool next_item(std::string_view text, std::size_t& at, bool list) {
    skip_json_space(text, at);
    if (at >= text.size() || text[at] != (list ? ',' : '{')) return false;
    if (list) ++at;
    return true;
  }

  void look_at_items(std::string_view text, std::size_t at, bool list) {
    const std::size_t begin = at;
    skip_json_space(text, at);
    while (guess.rows() < kLookedAt && at - begin < kLookedAtBytes && look_at(text, at)) {
      note_given();
      if (!next_item(text, at, list)) return;
      skip_json_space(text, at);
    }
  }

  /// Words about what nobody reads of a file, if that is anything.
  static std::string rest_from(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    return "; the file is not read from there on, " + std::to_string(text.size() - at) + " bytes";
  }

  void defect(std::int64_t where, std::string what) { on_defect({where, std::move(what)}); }

  /// Reads the fields of the object; false where it is none, which is reported, `more` with it.
  bool json_object(std::string_view text, std::size_t& at, std::int64_t where,
                   const std::string& more = {}) {
    const std::size_t from = at;
    given.clear();
    const auto wrong =
        read_json_fields(text, at, [&](const JsonField& field) { given.push_back(field); });
    if (!wrong) return true;
    defect(where + lines_in(text.substr(from, wrong->at - from)),
           "not JSON: " + std::string(wrong->what) + ", at byte " + std::to_string(wrong->at + 1) +
               more);
    return false;
  }

  void json_posting(std::int64_t where) {
    std::array<std::string_view, kPostingParts> values;
    std::array<bool, kPostingParts> is_given{};
    for (const JsonField& field : given) {
      const std::string_view name = unescaped(field.name, name_memory);
      for (std::size_t part = 0; part < kPostingParts; ++part) {
        if (is_given[part] || name != name_of(fields, static_cast<PostingPart>(part))) continue;
        if (is_null(field)) continue;
        is_given[part] = true;
        if (field.kind == JsonKind::text) {
          values[part] = unescaped(field.value, memory[part]);
        } else if (part == static_cast<std::size_t>(PostingPart::text)) {
          defect(where, "the field " + excerpt(fields.text) + " holds no text");
          return;
        } else {
          values[part] = field.value;  // a place as an object is searched as it stands
        }
      }
    }
    if (!is_given[0]) {
      defect(where, "there is no field " + excerpt(fields.text));
      return;
    }
    hand_out(values);
  }

  // CSV

  void csv_row(std::string_view text) {
    if (const auto wrong = split_csv_record(text, cells)) {
      std::string what = std::string(wrong->what) + ", at byte " + std::to_string(wrong->column);
      if (header == 0) {
        fail("the header cannot be read: " + what, {}, {});
      } else {
        defect(line, std::move(what));
      }
      return;
    }
    if (header == 0) {
      read_header();
      return;
    }
    if (cells.size() != header) {
      defect(line, "the row has " + std::to_string(cells.size()) + " fields, the header " +
                       std::to_string(header));
      return;
    }
    std::array<std::string_view, kPostingParts> values;
    for (std::size_t part = 0; part < kPostingParts; ++part) {
      if (columns[part] != kNoColumn) values[part] = cells[columns[part]];
    }
    hand_out(values);
  }

  void read_header() {
    header = cells.size();
    for (const std::string& name : cells) guess.note(name);
    guess.end_row();
    guess.fill(fields);
    if (fields.text.empty()) {
      fail("no column is named as the text usually is (" + usual_text_fields() + ")", {}, {});
      return;
    }
    for (std::size_t part = 0; part < kPostingParts; ++part) {
      const std::string& name = name_of(fields, static_cast<PostingPart>(part));
      if (name.empty()) continue;
      const auto found = std::find(cells.begin(), cells.end(), name);
      if (found == cells.end()) {
        fail("the header has no column " + excerpt(name), name, cells);
        return;
      }
      columns[part] = static_cast<std::size_t>(found - cells.begin());
    }
  }

  /// Nothing of the file can be read. `name` is the column that is missing among `there`.
  void fail(std::string detail, const std::string& name, const std::vector<std::string>& there) {
    Problem problem;
    problem.code = ProblemCode::missing_field;
    problem.line = 1;
    problem.value = excerpt(name);
    problem.detail = std::move(detail);
    const std::vector<std::string_view> known_names(there.begin(), there.end());
    if (!name.empty()) problem.suggestion = excerpt(nearest(name, known_names));
    failure = std::move(problem);
  }

  void hand_out(const std::array<std::string_view, kPostingParts>& values) {
    const auto value = [&](PostingPart part) { return values[static_cast<std::size_t>(part)]; };
    on_posting({value(PostingPart::title), value(PostingPart::text), value(PostingPart::region),
                posting_date(value(PostingPart::date))});
  }

  PostingFormat format;
  PostingFields fields;
  OnPosting on_posting;
  OnDefect on_defect;
  std::optional<Problem> failure;
  RecordFinder finder;
  std::string buffer;
  std::uint64_t taken = 0;  ///< bytes before the buffer
  std::int64_t line = 1;    ///< of the buffer's start
  bool at_start = true;
  bool too_long = false;  ///< the rest of the line, or of the file, is left out
  FieldGuess guess;       ///< of the first rows that can be read

  // Of JSON.
  struct WaitingRow {
    std::string text;
    std::int64_t line = 0;
  };
  bool settled = false;  ///< the fields are chosen
  std::vector<WaitingRow> waiting;
  std::size_t waiting_bytes = 0;
  std::vector<JsonField> given;
  std::array<std::string, kPostingParts> memory;
  std::string name_memory;

  // Of CSV.
  std::vector<std::string> cells;
  std::size_t header = 0;  ///< its columns
  std::array<std::size_t, kPostingParts> columns{};
};

PostingReader::PostingReader(PostingFormat format, PostingFields fields, OnPosting on_posting,
                             OnDefect on_defect)
    : parts_(std::make_unique<Parts>(format, std::move(fields), std::move(on_posting),
                                     std::move(on_defect))) {}
PostingReader::PostingReader(PostingReader&&) noexcept = default;
PostingReader& PostingReader::operator=(PostingReader&&) noexcept = default;
PostingReader::~PostingReader() = default;

void PostingReader::add(std::string_view piece) { parts_->add(piece); }
void PostingReader::finish() { parts_->finish(); }
const PostingFields& PostingReader::fields() const { return parts_->fields; }
const std::optional<Problem>& PostingReader::failure() const { return parts_->failure; }

std::optional<Date> posting_date(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  text.remove_prefix(first);
  const auto is_digit_at = [&](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  if (!is_digit_at(10)) {
    if (const auto date = parse_date(text.substr(0, 10))) return date;
  }
  // Ten digits are seconds, thirteen milliseconds, maybe with a fraction.
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if ((digits != 10 && digits != 13) || (digits < text.size() && text[digits] != '.')) return {};
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + digits, value);
  return Date{static_cast<std::int32_t>(value / (digits == 10 ? 86'400 : 86'400'000))};
}

}  // namespace certrail
