#include <algorithm>
#include <map>
#include <utility>

#include "catalog/excerpt.hpp"
#include "catalog/json_places.hpp"
#include "catalog/json_reader.hpp"
#include "catalog/json_text.hpp"
#include "exchange/certification_names.hpp"
#include "exchange/experience.hpp"
#include "exchange/held_day.hpp"
#include "exchange/person_entries.hpp"
#include "exchange/person_format.hpp"
#include "exchange/skill_names.hpp"

namespace certrail {
namespace {

using NoteKind = ImportNote::Kind;

constexpr std::size_t kMostDocuments = 1000;
constexpr int kMostExperience = 1200;  // months, as a profile takes them

constexpr std::string_view kNoKnownKind =
    "neither a JSON Resume, nor Open Badges (a credential, a list of them or a JWT), nor a file of "
    "a "
    "LinkedIn export (Certifications, Skills, Positions or Profile, by its header)";

/// What is read of one document goes here; where lines belong is looked up at the end.
struct Import {
  const Catalog& catalog;
  std::span<const PersonDocument> documents;
  const ImportOptions& options;
  Problems problems;
  PersonEntries entries;
  ImportedPerson person;
  std::vector<std::pair<ImportNote, EntryPlace>> notes;

  ImportNote& note(NoteKind kind, std::string code, std::string text, std::string_view value,
                   const EntryPlace& place) {
    ImportNote& made = notes.emplace_back(ImportNote{}, place).first;
    made.kind = kind;
    made.code = std::move(code);
    made.text = std::move(text);
    made.value = excerpt(value);
    return made;
  }
};

EntryPlace whole_document(std::size_t document) { return {document, {}, 0}; }

void read_json_document(Import& import, PersonReading& reading, const PersonDocument& document,
                        ImportedDocument& read) {
  const auto value = parse_json(document.text, reading.sink);
  if (!value || !reading.sink.problems.empty()) return;
  read.format = import.options.format ? import.options.format : format_of_json(*value);
  if (read.format == PersonFormat::linkedin || !read.format) {
    read.format.reset();
    return;
  }
  const Reader root(*value, reading.sink);
  if (read.format == PersonFormat::json_resume) read_json_resume(root, reading);
  if (read.format == PersonFormat::open_badges) read_open_badges(root, reading);
}

void read_other_document(const Import& import, PersonReading& reading,
                         const PersonDocument& document, ImportedDocument& read) {
  const auto asked = import.options.format;
  if (asked == PersonFormat::json_resume) {
    parse_json(document.text, reading.sink);  // says why it is none
    return;
  }
  if (asked != PersonFormat::linkedin &&
      (asked == PersonFormat::open_badges || is_tokens(document.text))) {
    read.format = PersonFormat::open_badges;
    read_badge_tokens(document.text, reading);
    return;
  }
  read.part = linkedin_part(document.text);
  if (read.part.empty()) return;
  read.format = PersonFormat::linkedin;
  read_linkedin(document.text, read.part, reading);
}

void read_person_document(Import& import, std::size_t index) {
  const PersonDocument& document = import.documents[index];
  ProblemSink sink{Origin::request, document.name, {}, 0};
  PersonReading reading{import.entries, sink, index, {}};
  ImportedDocument read{document.name, {}, {}};
  if (document.text.size() > kMaxDocumentBytes) {
    sink.add(ProblemCode::file_too_large, "", "the file has more than 64 MiB");
  } else if (begins_as_json(document.text)) {
    read_json_document(import, reading, document, read);
  } else {
    read_other_document(import, reading, document, read);
  }
  if (!read.format && sink.problems.empty()) {
    if (document.by_the_way) {
      import.note(NoteKind::notice, "document-not-used", "not used: of no known kind", {},
                  whole_document(index));
    } else {
      sink.add(ProblemCode::invalid_value, "", std::string(kNoKnownKind));
    }
  }
  if (read.format == PersonFormat::open_badges) {
    import.note(NoteKind::notice, "signatures-not-checked",
                "the signatures of badges are not checked, nor whether they were revoked", {},
                whole_document(index));
  }
  fill_in_places(document.text, document.name, sink.problems);
  import.problems.insert(import.problems.end(), sink.problems.begin(), sink.problems.end());
  import.person.documents.push_back(std::move(read));
}

std::string ids_of(const Catalog& catalog, const std::vector<CertificationIndex>& list) {
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += i + 1 == list.size() ? " or " : ", ";
    out += catalog.certifications[list[i]].id;
  }
  return out;
}

/// Why a certificate is not in the profile, as code and text.
std::pair<std::string, std::string> why_not(const Catalog& catalog, const CertificateEntry& entry,
                                            const CertificationMatch& match) {
  using Outcome = CertificationMatch::Outcome;
  const std::string candidates = ids_of(catalog, match.candidates);
  switch (match.outcome) {
    case Outcome::ambiguous:
      return {"certification-ambiguous", "may be " + candidates};
    case Outcome::course:
      return {"certification-course", "by its name a course or a practice exam"};
    case Outcome::other_issuer:
      return {"certification-issuer",
              "issued by " + excerpt(entry.issuer) + ", not by the one of " + candidates};
    case Outcome::other_version:
      return {"certification-version",
              "the catalogue has no version " + excerpt(match.version) + " of " + candidates};
    case Outcome::contradiction:
      return {"certification-contradiction",
              "its name and its code mean different ones: " + candidates};
    default:
      break;
  }
  std::string text = entry.award ? "an award that names no certification of the catalogue"
                                 : "no certification of the catalogue has this name";
  if (!candidates.empty()) text += "; nearest: " + candidates;
  return {entry.award ? "award" : "certification-unknown", std::move(text)};
}

/// A held certification that may go into the profile.
struct HeldCandidate {
  HeldDay day;
  bool dated = false;    ///< the entry has a date
  std::size_t note = 0;  ///< position in Import::notes
};

/// All entries that name one certification.
struct Entries {
  std::optional<HeldCandidate> best;
  bool over = false;  ///< one of them has expired, or is not there yet
};

/// An entry that tells its days says more than one without any.
bool counts_before(const HeldCandidate& a, const HeldCandidate& b) {
  if (a.dated != b.dated) return a.dated;
  const HeldDay& x = a.day;
  const HeldDay& y = b.day;
  if (x.valid_until.has_value() != y.valid_until.has_value()) return !x.valid_until;
  if (x.valid_until != y.valid_until) return x.valid_until > y.valid_until;
  return x.earned_on > y.earned_on;
}

void make_notice(ImportNote& note, std::string code, std::string text) {
  note.kind = NoteKind::notice;
  note.code = std::move(code);
  note.text = std::move(text);
}

void map_certificate(Import& import, const CertificateEntry& entry, const CertificationNames& names,
                     std::map<CertificationIndex, Entries>& held) {
  NamedCertification named;
  named.name = entry.name;
  named.code = entry.code;
  named.issuer = entry.issuer;
  named.addresses.assign(entry.addresses.begin(), entry.addresses.end());
  named.earned = entry.earned;
  const CertificationMatch match = names.match(named);
  const std::string_view value =
      entry.name.empty() && !entry.addresses.empty() ? entry.addresses.front() : entry.name;
  if (match.outcome != CertificationMatch::Outcome::found) {
    auto [code, text] = why_not(import.catalog, entry, match);
    ImportNote& note =
        import.note(NoteKind::not_mapped, std::move(code), std::move(text), value, entry.place);
    for (const CertificationIndex each : match.candidates) {
      note.candidates.push_back(import.catalog.certifications[each].id);
    }
    return;
  }
  const Certification& certification = import.catalog.certifications[match.certification];
  HeldDay day = held_day(certification, entry.earned, entry.expires, import.options.today);
  if (day.outcome != HeldDay::Outcome::held) {
    const bool expired = day.outcome == HeldDay::Outcome::expired;
    import
        .note(expired ? NoteKind::notice : NoteKind::not_mapped,
              expired ? "certification-expired" : "certification-not-yet",
              certification.id + " is left out: " + day.remark, value, entry.place)
        .id = certification.id;
    held[match.certification].over = true;
    return;
  }
  std::string text = certification.id;
  if (day.earned_on) text += ", earned on " + to_string(*day.earned_on);
  if (!match.version.empty()) text += "; " + excerpt(match.version) + " is an earlier code of it";
  if (!match.reason.empty()) text += "; " + match.reason;
  if (!day.remark.empty()) text += "; " + day.remark;
  import
      .note(day.estimated ? NoteKind::estimated : NoteKind::mapped,
            day.estimated ? "certification-day" : "certification", std::move(text), value,
            entry.place)
      .id = certification.id;
  HeldCandidate candidate{std::move(day), entry.earned || entry.expires, import.notes.size() - 1};
  std::optional<HeldCandidate>& best = held[match.certification].best;
  if (!best) {
    best = std::move(candidate);
    return;
  }
  if (counts_before(candidate, *best)) std::swap(candidate, *best);
  make_notice(import.notes[candidate.note].first, "certification-again",
              certification.id +
                  " is there more than once; the entry that is valid longest counts, "
                  "one without dates last");
}

void map_certificates(Import& import) {
  const CertificationNames names(import.catalog);
  std::map<CertificationIndex, Entries> held;
  for (const CertificateEntry& entry : import.entries.certificates) {
    map_certificate(import, entry, names, held);
  }
  for (const auto& [index, entries] : held) {
    if (!entries.best) continue;
    const std::string& id = import.catalog.certifications[index].id;
    if (!entries.best->dated && entries.over) {
      make_notice(import.notes[entries.best->note].first, "certification-again",
                  id +
                      " is there more than once; the entry without dates does not count beside one "
                      "whose dates leave it out");
      continue;
    }
    import.person.profile.held.push_back({id, entries.best->day.earned_on});
  }
}

struct LevelCandidate {
  int level = 0;
  bool stated = false;
  std::size_t note = 0;
};

void map_skill(Import& import, const SkillEntry& entry, const SkillNames& names,
               std::map<SkillIndex, LevelCandidate>& known) {
  const SkillMatch match = names.match(entry.name);
  if (match.skills.size() != 1) {
    const bool several = !match.skills.empty();
    const std::vector<SkillIndex>& near = several ? match.skills : match.candidates;
    ImportNote& note = import.note(
        NoteKind::not_mapped, several ? "skill-ambiguous" : "skill-unknown",
        several ? "several skills have this name" : "no skill of the catalogue has this name",
        entry.name, entry.place);
    for (const SkillIndex each : near) note.candidates.push_back(import.catalog.skills[each].id);
    return;
  }
  const std::string& id = import.catalog.skills[match.skills.front()].id;
  const LevelWord* word = level_of_word(entry.level);
  LevelCandidate candidate{word != nullptr ? word->level : kAssumedLevel, word != nullptr, 0};
  std::string text = id + " at " + std::to_string(candidate.level);
  if (word != nullptr) {
    text += ", from the word " + excerpt(entry.level);
    if (entry.in_group) text += " of its group";
  } else if (entry.level.empty()) {
    text += ", the level assumed where none is given";
  } else {
    text += ", the level assumed: " + excerpt(entry.level) + " is no known word for a level";
  }
  ImportNote& note = import.note(candidate.stated ? NoteKind::mapped : NoteKind::estimated,
                                 candidate.stated ? "skill" : "skill-level", std::move(text),
                                 entry.name, entry.place);
  note.id = id;
  candidate.note = import.notes.size() - 1;
  const auto [at, first] = known.try_emplace(match.skills.front(), candidate);
  if (first) return;
  // A level that somebody stated counts before an assumed one; of two stated the higher.
  const bool better =
      candidate.stated != at->second.stated ? candidate.stated : candidate.level > at->second.level;
  if (better) std::swap(candidate, at->second);
  ImportNote& again = import.notes[candidate.note].first;
  again.kind = NoteKind::notice;
  again.code = "skill-again";
  again.text =
      id + " is there more than once and counts once, at " + std::to_string(at->second.level);
}

void map_skills(Import& import) {
  const SkillNames names(import.catalog);
  std::map<SkillIndex, LevelCandidate> known;
  for (const SkillEntry& entry : import.entries.skills) map_skill(import, entry, names, known);
  for (const auto& [index, candidate] : known) {
    import.person.profile.skills.push_back({import.catalog.skills[index].id, candidate.level});
  }
  std::sort(import.person.profile.skills.begin(), import.person.profile.skills.end(),
            [](const KnownSkill& a, const KnownSkill& b) { return a.id < b.id; });
}

void map_positions(Import& import) {
  if (import.entries.positions.empty()) return;
  const Date today = import.options.today;
  std::vector<DaySpan> spans;
  for (const PositionEntry& entry : import.entries.positions) {
    const Date end = entry.to ? std::min(today, Date{entry.to->last.days + 1}) : today;
    spans.push_back({entry.from.first, end});
  }
  const std::size_t count = spans.size();
  const int months = std::min(months_worked(std::move(spans)), kMostExperience);
  import.person.profile.experience_months = months;
  const bool one = import.entries.positions.front().place.document ==
                   import.entries.positions.back().place.document;
  ImportNote& note =
      import.note(NoteKind::estimated, "experience",
                  "experience_months " + std::to_string(months) + ": the full months of " +
                      std::to_string(count) + (count == 1 ? " position" : " positions") +
                      ", overlaps once, up to " + to_string(today) +
                      "; how much of it is relevant for an exam is not known",
                  {}, whole_document(import.entries.positions.front().place.document));
  if (!one) note.source = " ";  // of several documents
}

/// Says so where nothing of the documents is in the profile.
void note_emptiness(Import& import) {
  const Profile& profile = import.person.profile;
  if (!profile.held.empty() || !profile.skills.empty() || profile.experience_months) return;
  import
      .note(NoteKind::notice, "nothing-imported",
            "the profile is empty: no certification, skill or experience was found", {},
            whole_document(0))
      .source = " ";  // of all documents
}

/// Notes with their document's name and line, by kind.
void settle_notes(Import& import) {
  for (PersonEntries::Remark& remark : import.entries.remarks) {
    import.notes.emplace_back(std::move(remark.note), std::move(remark.place));
  }
  std::vector<Problems> unplaced(import.documents.size());
  std::vector<std::vector<ImportNote*>> waiting(import.documents.size());
  for (auto& [note, place] : import.notes) {
    const PersonDocument& document = import.documents[place.document];
    note.source = note.source == " " ? std::string() : document.name;
    note.pointer = place.pointer;
    note.line = place.line;
    if (place.line != 0 || place.pointer.empty()) continue;
    Problem& problem = unplaced[place.document].emplace_back();
    problem.source = document.name;
    problem.pointer = place.pointer;
    waiting[place.document].push_back(&note);
  }
  for (std::size_t d = 0; d < import.documents.size(); ++d) {
    fill_in_places(import.documents[d].text, import.documents[d].name, unplaced[d]);
    for (std::size_t i = 0; i < waiting[d].size(); ++i) waiting[d][i]->line = unplaced[d][i].line;
  }
  std::stable_sort(import.notes.begin(), import.notes.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.kind, a.second.document) < std::pair(b.first.kind, b.second.document);
  });
  for (auto& [note, place] : import.notes) import.person.notes.push_back(std::move(note));
}

}  // namespace

std::string_view to_string(PersonFormat format) {
  return format == PersonFormat::json_resume   ? "json-resume"
         : format == PersonFormat::open_badges ? "open-badges"
                                               : "linkedin";
}

std::string_view to_string(ImportNote::Kind kind) {
  return kind == NoteKind::mapped       ? "mapped"
         : kind == NoteKind::estimated  ? "estimated"
         : kind == NoteKind::not_mapped ? "not_mapped"
                                        : "notice";
}

Result<ImportedPerson, Problems> import_person(const Catalog& catalog,
                                               std::span<const PersonDocument> documents,
                                               const ImportOptions& options) {
  Import import{catalog, documents, options, {}, {}, {}, {}};
  if (documents.empty() || documents.size() > kMostDocuments) {
    Problem problem;
    problem.code = ProblemCode::out_of_range;
    problem.detail = std::to_string(documents.size()) + " documents, expected 1 to " +
                     std::to_string(kMostDocuments);
    return Problems{problem};
  }
  for (std::size_t d = 0; d < documents.size(); ++d) read_person_document(import, d);
  if (!import.problems.empty()) return std::move(import.problems);
  map_certificates(import);
  map_skills(import);
  map_positions(import);
  note_emptiness(import);
  settle_notes(import);
  return std::move(import.person);
}

}  // namespace certrail
