// From the names that résumés and badges give certifications to those of the catalogue. A name that
// may mean several, or none, is told and never guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "certrail/catalog.hpp"
#include "exchange/issuers.hpp"
#include "exchange/near_names.hpp"
#include "exchange/written_date.hpp"

namespace certrail {

/// What a document says about one certification; every field may be empty.
struct NamedCertification {
  std::string_view name;
  std::string_view code;  ///< what the issuer calls it for short
  std::string_view issuer;
  std::vector<std::string_view> addresses;  ///< of its page, or of the badge
  std::optional<WrittenDate> earned;
};

struct CertificationMatch {
  enum class Outcome {
    found,
    unknown,        ///< nothing has this name
    ambiguous,      ///< several have it
    course,         ///< a course or a practice exam, by its name
    other_issuer,   ///< the name is known, but somebody else issued this
    other_version,  ///< the name is known, its code or version is not
    contradiction   ///< the name means one, the code another
  };
  Outcome outcome = Outcome::unknown;
  CertificationIndex certification = 0;        ///< outcome found only
  std::vector<CertificationIndex> candidates;  ///< other outcomes: nearest first; may be empty
  std::string reason;   ///< found by more than the name: why this one; may be empty
  std::string version;  ///< other_version: the code; found: an earlier code that counts as this one
};

/// Immutable once made; refers to the catalogue, which must outlive it.
class CertificationNames {
 public:
  explicit CertificationNames(const Catalog& catalog);

  CertificationMatch match(const NamedCertification& named) const;

 private:
  using Found = std::vector<CertificationIndex>;  ///< ascending
  using Index = std::unordered_map<std::string, Found>;

  struct Codes {
    Found found;          ///< whose codes are in the text
    std::string earlier;  ///< one of them, where it is an earlier code of its certification
    std::string unknown;  ///< a code in brackets that nothing has
  };

  void add_spelling(CertificationIndex index, std::string_view spelling);
  Found by_name(std::string_view text, const std::vector<ProviderIndex>& issuers) const;
  Found by_parts(std::string_view text, const std::vector<ProviderIndex>& issuers) const;
  Found by_address(std::string_view address) const;
  Codes codes_in(std::string_view text) const;
  void narrow_by_issuer(Found& found, const std::vector<ProviderIndex>& issuers) const;
  bool narrow_by_day(Found& found, const WrittenDate& earned) const;
  CertificationMatch settled(Found found, const NamedCertification& named, const Codes& codes,
                             std::string reason) const;

  const Catalog& catalog_;
  Issuers issuers_;
  NearNames near_;
  Index names_;    ///< by key
  Index cores_;    ///< by "provider/key without prefix"
  Index codes_;    ///< by squeezed key
  Index earlier_;  ///< as codes_: those that a later code has taken the place of
  Index pages_;    ///< by address
};

}  // namespace certrail
