#include "exchange/person_entries.hpp"

#include <utility>

#include "catalog/excerpt.hpp"

namespace certrail {
namespace {

/// One problem says that there are too many, whatever how many.
template <class Entry>
void append_entry(std::vector<Entry>& list, Entry entry, PersonReading& reading,
                  std::string_view what) {
  if (list.size() < kMostPersonEntries) {
    list.push_back(std::move(entry));
  } else if (!std::exchange(reading.entries.overflow, true)) {
    reading.sink.add(ProblemCode::out_of_range, entry.place.pointer,
                     "more than " + std::to_string(kMostPersonEntries) + ' ' + std::string(what));
  }
}

}  // namespace

std::optional<WrittenDate> PersonReading::date(std::string_view text, const EntryPlace& place) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return {};
  const auto written = read_written_date(text);
  if (!written) {
    remark(ImportNote::Kind::not_mapped, "date-unreadable",
           '"' + excerpt(text) + "\" is no date such as 2025-03-01, 2025-03, Mar 2025 or 2025",
           excerpt(text), place);
  }
  return written;
}

void PersonReading::remark(ImportNote::Kind kind, std::string code, std::string text,
                           std::string value, const EntryPlace& place) {
  if (entries.remarks.size() >= kMostPersonEntries) return;
  PersonEntries::Remark& remark = entries.remarks.emplace_back();
  remark.note.kind = kind;
  remark.note.code = std::move(code);
  remark.note.text = std::move(text);
  remark.note.value = std::move(value);
  remark.place = place;
}

void PersonReading::add(CertificateEntry entry) {
  append_entry(entries.certificates, std::move(entry), *this, "certificates");
}

void PersonReading::add(SkillEntry entry) {
  append_entry(entries.skills, std::move(entry), *this, "skills");
}

void PersonReading::add_position(std::string_view from, std::string_view to,
                                 const EntryPlace& place) {
  const auto first = date(from, place);
  const auto last = means_present(to) ? std::nullopt : date(to, place);
  const bool ends = !means_present(to) && to.find_first_not_of(" \t\r\n") != to.npos;
  if (!first || (ends && !last)) {
    remark(ImportNote::Kind::not_mapped, "position-without-dates",
           "a position without a readable beginning and end is not counted as experience", {},
           place);
    return;
  }
  if (last && last->last < first->first) {
    remark(ImportNote::Kind::not_mapped, "position-dates",
           "a position that ends before it begins is not counted as experience", {}, place);
    return;
  }
  append_entry(entries.positions, PositionEntry{*first, last, place}, *this, "positions");
}

}  // namespace certrail
