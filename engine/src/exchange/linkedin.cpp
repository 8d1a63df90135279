// The CSV files of a LinkedIn data export, told by their header. Some begin with notes.
#include <algorithm>
#include <array>

#include "exchange/name_key.hpp"
#include "exchange/person_entries.hpp"
#include "text/csv.hpp"

namespace certrail {
namespace {

constexpr std::size_t kMostNoteRecords = 20;  // before the header
constexpr std::size_t kLongestCsvRecord = std::size_t{1} << 20;
constexpr std::size_t kMostColumns = 200;

struct KnownPart {
  std::string_view part;
  std::array<std::string_view, 3> columns;  ///< keys that its header has; "" = none
  bool alone;                               ///< and no other column
};
constexpr std::array<KnownPart, 4> kParts = {
    {{"certifications", {"name", "authority", "started on"}, false},
     {"positions", {"company name", "title", "started on"}, false},
     {"profile", {"first name", "last name", "headline"}, false},
     {"skills", {"name", "", ""}, true}}};

/// Records of CSV text one by one, with the line each begins on.
class Records {
 public:
  explicit Records(std::string_view text) : rest_(without_byte_order_mark(text)) {}

  /// False at the end.
  bool next() {
    if (rest_.empty()) return false;
    line_ += lines_of_last_;
    const std::size_t end = std::min(csv_record_end(rest_), rest_.size());
    const std::string_view record = rest_.substr(0, end);
    rest_.remove_prefix(end);
    lines_of_last_ = static_cast<int>(
        std::min<std::ptrdiff_t>(std::count(record.begin(), record.end(), '\n'), 1'000'000'000));
    too_long_ = record.size() > kLongestCsvRecord;
    fields_.clear();
    defect_ = too_long_ ? std::nullopt : split_csv_record(record, fields_);
    return true;
  }

  const std::vector<std::string>& fields() const { return fields_; }
  int line() const { return line_; }
  bool too_long() const { return too_long_; }
  const std::optional<CsvDefect>& defect() const { return defect_; }

 private:
  std::string_view rest_;
  std::vector<std::string> fields_;
  std::optional<CsvDefect> defect_;
  bool too_long_ = false;
  int line_ = 1;
  int lines_of_last_ = 0;
};

std::string_view part_of_header(const std::vector<std::string>& fields) {
  if (fields.size() > kMostColumns) return {};
  std::vector<std::string> keys;
  for (const std::string& field : fields) {
    keys.push_back(field.size() < 100 ? name_key(field) : std::string());
  }
  for (const KnownPart& known : kParts) {
    if (known.alone && keys.size() != 1) continue;
    const bool all = std::all_of(known.columns.begin(), known.columns.end(), [&](auto column) {
      return column.empty() || std::find(keys.begin(), keys.end(), column) != keys.end();
    });
    if (all) return known.part;
  }
  return {};
}

/// Goes on to the header; empty if there is none of a known part.
std::string_view find_header(Records& records) {
  for (std::size_t i = 0; i < kMostNoteRecords && records.next(); ++i) {
    const std::string_view part = part_of_header(records.fields());
    if (!part.empty()) return part;
  }
  return {};
}

/// The fields of a record by the names in the header.
class Row {
 public:
  explicit Row(const std::vector<std::string>& header) {
    for (const std::string& name : header) keys_.push_back(name_key(name));
  }

  void set(const Records& records, std::size_t document) {
    fields_ = &records.fields();
    place_ = {document, {}, records.line()};
  }

  std::string get(std::string_view column) const {
    for (std::size_t i = 0; i < std::min(keys_.size(), fields_->size()); ++i) {
      if (keys_[i] == column) return (*fields_)[i];
    }
    return {};
  }

  bool blank() const {
    return std::all_of(fields_->begin(), fields_->end(), [](const std::string& field) {
      return field.find_first_not_of(" \t\r\n") == std::string::npos;
    });
  }

  EntryPlace place(std::string_view column) const {
    return {place_.document, std::string(column), place_.line};
  }

 private:
  std::vector<std::string> keys_;
  const std::vector<std::string>* fields_ = nullptr;
  EntryPlace place_;
};

void read_certification_row(const Row& row, PersonReading& reading) {
  CertificateEntry entry;
  entry.name = row.get("name");
  entry.issuer = row.get("authority");
  const std::string address = row.get("url");
  if (!address.empty()) entry.addresses.push_back(address);
  entry.earned = reading.date(row.get("started on"), row.place("Started On"));
  entry.expires = reading.date(row.get("finished on"), row.place("Finished On"));
  entry.place = row.place("Name");
  reading.add(std::move(entry));
}

void read_skill_row(const Row& row, PersonReading& reading) {
  SkillEntry entry;
  entry.name = row.get("name");
  entry.place = row.place("Name");
  reading.add(std::move(entry));
}

}  // namespace

std::string linkedin_part(std::string_view text) {
  Records records(text);
  return std::string(find_header(records));
}

void read_linkedin(std::string_view text, std::string_view part, PersonReading& reading) {
  Records records(text);
  if (find_header(records).empty() || part == "profile") return;
  Row row(records.fields());
  while (records.next()) {
    const auto& defect = records.defect();
    if (records.too_long() || defect) {
      Problem* problem = reading.sink.add(
          records.too_long() ? ProblemCode::out_of_range : ProblemCode::invalid_value, "",
          records.too_long() ? "a record of more than 1 MiB" : std::string(defect->what));
      if (problem == nullptr) return;
      problem->line = records.line();
      if (defect)
        problem->column = static_cast<int>(std::min<std::size_t>(defect->column, 1 << 20));
      continue;
    }
    row.set(records, reading.document);
    if (row.blank()) continue;
    if (part == "certifications") read_certification_row(row, reading);
    if (part == "skills") read_skill_row(row, reading);
    if (part == "positions") {
      reading.add_position(row.get("started on"), row.get("finished on"), row.place("Started On"));
    }
  }
}

}  // namespace certrail
