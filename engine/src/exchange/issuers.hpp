// Who issued a certificate: one of the catalogue's providers, a platform that issues for others, or
// somebody else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "certrail/catalog.hpp"

namespace certrail {

class Issuers {
 public:
  explicit Issuers(const Catalog& catalog);

  struct Meaning {
    std::vector<ProviderIndex> providers;  ///< that the text names, ascending
    bool foreign = false;                  ///< it names somebody else
  };
  /// Of an empty text and of a platform such as Credly: no provider, and not foreign.
  Meaning meaning(std::string_view issuer) const;

  /// Is this certification given out by one of the providers? By the catalogue, or because its page
  /// is theirs (GitHub's exams have pages at Microsoft's).
  bool gives_out(const std::vector<ProviderIndex>& providers,
                 const Certification& certification) const;

  /// What is left of a name key when the provider's names and the word "certified" before it are
  /// taken away step by step, longest first, the key itself included. At least two words each.
  std::vector<std::string> without_prefix(ProviderIndex provider, std::string_view key) const;

  /// Providers with whose names the key begins, ascending.
  std::vector<ProviderIndex> begun_with(std::string_view key) const;

 private:
  const Catalog& catalog_;
  std::vector<std::vector<std::string>> keys_;  ///< of each provider, longest first
};

}  // namespace certrail
