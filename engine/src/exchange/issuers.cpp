#include "exchange/issuers.hpp"

#include <algorithm>
#include <array>

#include "exchange/name_key.hpp"

namespace certrail {
namespace {

// They hand out what others certify, so their name says nothing about whose it is.
constexpr std::array<std::string_view, 11> kPlatforms = {
    "credly",  "acclaim", "youracclaim", "badgr",     "accredible", "certmetrics",
    "pearson", "psi",     "prometric",   "kryterion", "certiport"};

void split_name(const std::string& name, std::vector<std::string>& keys) {
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    keys.push_back(name_key(std::string_view(name).substr(at, end - at)));
    at = end + 1;
  }
}

/// Does an issuer's text name the provider by this key? Two letters do only alone: "MS" is
/// Microsoft, "MS in Computer Science" is not.
bool names_issuer(std::string_view text, std::string_view key) {
  return key.size() > 2 ? holds_words(text, key) : text == key;
}

bool begins_with_words(std::string_view key, std::string_view words) {
  return key.starts_with(words) && (key.size() == words.size() || key[words.size()] == ' ');
}

/// The host of an address, without "www.".
std::string_view host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#:"));
  if (address.starts_with("www.")) address.remove_prefix(4);
  return address;
}

}  // namespace

Issuers::Issuers(const Catalog& catalog) : catalog_(catalog) {
  for (const Provider& provider : catalog.providers) {
    std::vector<std::string> keys = {name_key(provider.id)};
    const BracketParts parts = split_brackets(provider.name);
    split_name(parts.outside, keys);
    for (const std::string& inside : parts.inside) split_name(inside, keys);
    for (const std::string& alias : provider.aliases) keys.push_back(name_key(alias));
    std::erase(keys, std::string());
    std::sort(keys.begin(), keys.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    keys_.push_back(std::move(keys));
  }
}

Issuers::Meaning Issuers::meaning(std::string_view issuer) const {
  Meaning out;
  const std::string key = name_key(issuer);
  if (key.empty()) return out;
  for (ProviderIndex p = 0; p < keys_.size(); ++p) {
    const bool named = std::any_of(keys_[p].begin(), keys_[p].end(), [&](const std::string& each) {
      return names_issuer(key, each);
    });
    if (named) out.providers.push_back(p);
  }
  if (!out.providers.empty()) return out;
  out.foreign = std::none_of(kPlatforms.begin(), kPlatforms.end(),
                             [&](std::string_view platform) { return holds_words(key, platform); });
  return out;
}

bool Issuers::gives_out(const std::vector<ProviderIndex>& providers,
                        const Certification& certification) const {
  if (std::binary_search(providers.begin(), providers.end(), certification.provider)) return true;
  const std::string host = name_key(host_of(certification.official_url));
  return std::any_of(providers.begin(), providers.end(), [&](ProviderIndex p) {
    return std::any_of(keys_[p].begin(), keys_[p].end(), [&](const std::string& each) {
      return each.size() > 3 && holds_words(host, squeezed(each));
    });
  });
}

std::vector<std::string> Issuers::without_prefix(ProviderIndex provider,
                                                 std::string_view key) const {
  std::vector<std::string> out;
  for (;;) {
    if (key_words(key).size() < 2) return out;
    out.emplace_back(key);
    std::string_view prefix;
    for (const std::string& each : keys_[provider]) {
      if (prefix.empty() && begins_with_words(key, each)) prefix = each;
    }
    if (prefix.empty() && begins_with_words(key, "certified")) prefix = "certified";
    if (prefix.empty() || prefix.size() == key.size()) return out;
    key.remove_prefix(prefix.size() + 1);
  }
}

std::vector<ProviderIndex> Issuers::begun_with(std::string_view key) const {
  std::vector<ProviderIndex> out;
  for (ProviderIndex p = 0; p < keys_.size(); ++p) {
    const bool begins = std::any_of(keys_[p].begin(), keys_[p].end(), [&](const std::string& each) {
      return begins_with_words(key, each);
    });
    if (begins) out.push_back(p);
  }
  return out;
}

}  // namespace certrail
