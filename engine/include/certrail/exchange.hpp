// Exchange with other formats. In: a person from a JSON Resume, Open Badges and the CSV files of a
// LinkedIn export. Out: the catalogue and paths as CTDL (JSON-LD), the catalogue as CSV.
// What maps to what is told in data/README.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/engine.hpp"
#include "certrail/profile.hpp"
#include "certrail/result.hpp"

namespace certrail {

enum class PersonFormat { json_resume, open_badges, linkedin };
/// "json-resume", "open-badges" or "linkedin".
std::string_view to_string(PersonFormat format);

/// One file about a person. `name` names it in problems and in the report.
struct PersonDocument {
  std::string name;
  std::string text;
  /// Found in a folder and not named by anybody: of no known kind is no problem, it is left out.
  bool by_the_way = false;
};

struct ImportOptions {
  std::optional<PersonFormat> format;  ///< of every document; empty = told from what is in each
  Date today;  ///< work and certificates that go on end here; later ones are not there yet
};

/// What became of one thing that a document says.
struct ImportNote {
  enum class Kind {
    mapped,      ///< is in the profile as the document says it
    estimated,   ///< is in the profile, by a rule where the document says too little
    not_mapped,  ///< is not in the profile
    notice       ///< something to know
  };
  Kind kind = Kind::notice;
  std::string code;                     ///< stable, such as "certification-ambiguous"
  std::string text;                     ///< one sentence
  std::string value;                    ///< as the document has it, shortened; may be empty
  std::string id;                       ///< of the catalogue; may be empty
  std::vector<std::string> candidates;  ///< ids that may be meant, nearest first; may be empty
  std::string source;                   ///< the document's name; empty = of no single one
  std::string pointer;                  ///< JSON pointer; of a CSV file the column; may be empty
  int line = 0;                         ///< 1-based; 0 = not known
  friend bool operator==(const ImportNote&, const ImportNote&) = default;
};
std::string_view to_string(ImportNote::Kind kind);

struct ImportedDocument {
  std::string name;
  std::optional<PersonFormat> format;  ///< empty = of no known kind, left out
  std::string part;                    ///< of a LinkedIn export: certifications, skills, ...
  friend bool operator==(const ImportedDocument&, const ImportedDocument&) = default;
};

struct ImportedPerson {
  Profile profile;  ///< skills, held and experience_months; names no person
  std::vector<ImportedDocument> documents;
  std::vector<ImportNote> notes;  ///< by kind, then in the order of the documents
  friend bool operator==(const ImportedPerson&, const ImportedPerson&) = default;
};

/// One profile from all documents together; `today` is from 1900-01-01 to 2999-12-31. Signatures of
/// badges are not checked. What cannot be read at all is a problem, and then there is no profile;
/// what is read and has no counterpart in the catalogue is a note. Never throws for bad input.
Result<ImportedPerson, Problems> import_person(const Catalog& catalog,
                                               std::span<const PersonDocument> documents,
                                               const ImportOptions& options);

/// The report, see data/schemas/import-report.schema.json.
std::string to_json(const ImportedPerson& person);

/// The catalogue as a CTDL JSON-LD graph: organizations and certifications. Identifiers are urns of
/// Certrail's own, no CTIDs: nothing is registered. `today` decides which exams are active; those
/// that are not there yet have no status.
std::string catalog_to_ctdl(const Catalog& catalog, Date today);

/// The catalogue as CSV: a header and one row a certification, ascending id. Columns: see
/// data/README.md.
std::string catalog_to_csv(const Catalog& catalog, Date today);

/// The paths of an answer as CTDL pathways, with the certifications and skills they name, and what
/// these name in turn: the document points to nothing outside of it.
std::string to_ctdl(const Catalog& catalog, const Recommendation& recommendation);

}  // namespace certrail
