// What documents say about a person, before anything is looked up in the catalogue.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/problem_sink.hpp"
#include "certrail/exchange.hpp"
#include "exchange/written_date.hpp"

namespace certrail {

/// So many certificates, skills and positions are read of all documents together, each.
inline constexpr std::size_t kMostPersonEntries = 10'000;

/// Where an entry stands.
struct EntryPlace {
  std::size_t document = 0;
  std::string pointer;
  int line = 0;  ///< 0 = to be found from the pointer
};

struct CertificateEntry {
  std::string name;
  std::string code;
  std::string issuer;
  std::vector<std::string> addresses;
  std::optional<WrittenDate> earned;
  std::optional<WrittenDate> expires;
  bool award = false;  ///< of a list that holds other things too
  EntryPlace place;
};

struct SkillEntry {
  std::string name;
  std::string level;      ///< as written; may be empty
  bool in_group = false;  ///< a keyword of a group: the level is the group's
  EntryPlace place;
};

struct PositionEntry {
  WrittenDate from;
  std::optional<WrittenDate> to;  ///< empty = goes on
  EntryPlace place;
};

struct PersonEntries {
  std::vector<CertificateEntry> certificates;
  std::vector<SkillEntry> skills;
  std::vector<PositionEntry> positions;
  struct Remark {
    ImportNote note;
    EntryPlace place;
  };
  std::vector<Remark> remarks;
  bool overflow = false;  ///< more than kMostPersonEntries of something, which is reported
};

/// Reads one document into `entries`; what cannot be read goes to `sink`.
struct PersonReading {
  PersonEntries& entries;
  ProblemSink& sink;
  std::size_t document = 0;
  /// Of a token that is read, where it stands: what is in it has no line of its own.
  std::optional<EntryPlace> token;

  /// Empty for empty text, and after a remark where it is no date.
  std::optional<WrittenDate> date(std::string_view text, const EntryPlace& place);
  void remark(ImportNote::Kind kind, std::string code, std::string text, std::string value,
              const EntryPlace& place);
  void add(CertificateEntry entry);
  void add(SkillEntry entry);
  /// `from` and `to` as written; a position without a readable beginning is left out.
  void add_position(std::string_view from, std::string_view to, const EntryPlace& place);
};

class Reader;

void read_json_resume(const Reader& root, PersonReading& reading);
/// Credentials and presentations, alone or in lists; also Open Badges 2.0 assertions.
void read_open_badges(const Reader& root, PersonReading& reading);
/// Badges as JWTs, one a line or apart by spaces.
void read_badge_tokens(std::string_view text, PersonReading& reading);
/// `part` as linkedin_part names it.
void read_linkedin(std::string_view text, std::string_view part, PersonReading& reading);

/// Which file of a LinkedIn export this is by its header: "certifications", "skills", "positions"
/// or "profile"; empty = none of them.
std::string linkedin_part(std::string_view text);

/// The claims of a JWT as JSON text, not verified; empty if it is none.
std::optional<std::string> token_claims(std::string_view token);

}  // namespace certrail
