#include "exchange/certification_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "exchange/name_key.hpp"

namespace certrail {
namespace {

constexpr std::size_t kLongestMatched =
    300;                                   // bytes of a name, an address; longer ones match nothing
constexpr std::size_t kMostCodeWords = 4;  // "1Z0-1085-26" is three words, "AZ-305" two

// A name with one of these is that of a course or of a practice exam.
constexpr std::array<std::string_view, 18> kCourseWords = {
    "course",   "practice", "bootcamp",  "prep",  "preparation",  "preparing",
    "training", "workshop", "mock",      "quiz",  "masterclass",  "tutorial",
    "exams",    "lab",      "challenge", "intro", "introduction", "nanodegree"};

constexpr std::array<std::string_view, 6> kFillers = {"certification", "certificate", "credential",
                                                      "badge",         "exam",        "ce"};

using Certifications = std::vector<CertificationIndex>;

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool all_digits_in(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A spelling that is an exam's code: "SAA-C03", "AZ305", "350-401". Long enough not to be met by
/// chance.
bool is_code(std::string_view spelling) {
  if (spelling.find(' ') != std::string_view::npos || !has_digit(spelling)) return false;
  const std::string key = squeezed(name_key(spelling));
  return key.size() >= (all_digits_in(key) ? 6U : 4U) && key.size() <= 20;
}

/// A code without the number at its end, and the number: {"SAA-C", 2} of "SAA-C02".
std::pair<std::string_view, long> split_code(std::string_view code) {
  std::size_t digits = 0;
  while (digits < code.size() && digits < 9 &&
         all_digits_in(code.substr(code.size() - digits - 1, 1))) {
    ++digits;
  }
  long number = 0;
  for (const char c : code.substr(code.size() - digits)) number = number * 10 + (c - '0');
  return {code.substr(0, code.size() - digits), number};
}

std::string_view code_in_id(std::string_view id) { return id.substr(id.find(':') + 1); }

void insert_found(std::unordered_map<std::string, Certifications>& index, std::string key,
                  CertificationIndex certification) {
  if (key.empty()) return;
  Certifications& list = index[std::move(key)];
  const auto at = std::lower_bound(list.begin(), list.end(), certification);
  if (at == list.end() || *at != certification) list.insert(at, certification);
}

const Certifications* look_up(const std::unordered_map<std::string, Certifications>& index,
                              const std::string& key) {
  const auto found = index.find(key);
  return found == index.end() ? nullptr : &found->second;
}

void add_found(Certifications& to, const Certifications& from) {
  Certifications both;
  std::set_union(to.begin(), to.end(), from.begin(), from.end(), std::back_inserter(both));
  to = std::move(both);
}

Certifications in_both(const Certifications& a, const Certifications& b) {
  Certifications both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

std::string without_fillers(std::string key) {
  for (;;) {
    const std::size_t space = key.rfind(' ');
    const std::string_view last = std::string_view(key).substr(space + 1);
    if (space == std::string::npos ||
        std::find(kFillers.begin(), kFillers.end(), last) == kFillers.end()) {
      break;
    }
    key.resize(space);
  }
  if (key.starts_with("exam ")) key.erase(0, 5);
  return key;
}

/// An address so that two writings of one page are equal: no scheme, query, language or last slash.
std::string page_key(std::string_view address) {
  std::string text;
  for (const char c : address.substr(0, address.find_first_of("?#"))) {
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::size_t scheme = text.find("://");
  if (scheme != std::string::npos) text.erase(0, scheme + 3);
  if (text.starts_with("www.")) text.erase(0, 4);
  for (const std::string_view language : {"/en-us/", "/en-gb/", "/en/"}) {
    const std::size_t at = text.find(language);
    if (at != std::string::npos) text.erase(at, language.size() - 1);
  }
  while (text.ends_with('/')) text.pop_back();
  return text;
}

bool offered_during(const Certification& certification, const WrittenDate& days) {
  if (certification.announced) return false;
  if (certification.available_from && *certification.available_from > days.last) return false;
  return !certification.retires_on || *certification.retires_on >= days.first;
}

bool one_family(const Catalog& catalog, const Certifications& list) {
  return std::all_of(list.begin(), list.end(), [&](CertificationIndex c) {
    return catalog.certifications[c].family == catalog.certifications[list.front()].family;
  });
}

}  // namespace

CertificationNames::CertificationNames(const Catalog& catalog)
    : catalog_(catalog), issuers_(catalog) {
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    const Certification& one = catalog.certifications[c];
    const BracketParts name = split_brackets(one.name);
    std::vector<std::string_view> spellings = {one.id, code_in_id(one.id), one.name, name.outside};
    for (const std::string& inside : name.inside) {
      if (is_code(inside)) spellings.push_back(inside);
    }
    for (const std::string& alias : one.aliases) spellings.push_back(alias);
    for (const std::string_view each : spellings) add_spelling(c, each);
    // Of codes that differ in their last number alone, only the largest is current.
    for (const std::string_view each : spellings) {
      if (!is_code(each)) continue;
      const auto [stem, number] = split_code(each);
      for (const std::string_view other : spellings) {
        const auto [other_stem, other_number] = split_code(other);
        if (!is_code(other) || other_stem != stem || other_number <= number) continue;
        insert_found(earlier_, squeezed(name_key(each)), c);
      }
    }
    if (!one.official_url.empty()) insert_found(pages_, page_key(one.official_url), c);
  }
}

void CertificationNames::add_spelling(CertificationIndex index, std::string_view spelling) {
  const std::string key = name_key(spelling);
  insert_found(names_, key, index);
  near_.add(index, key);
  const ProviderIndex provider = catalog_.certifications[index].provider;
  for (const std::string& core : issuers_.without_prefix(provider, key)) {
    insert_found(cores_, std::to_string(provider) + '/' + core, index);
  }
  if (is_code(spelling)) insert_found(codes_, squeezed(key), index);
}

CertificationNames::Found CertificationNames::by_name(
    std::string_view text, const std::vector<ProviderIndex>& issuers) const {
  const std::string whole = name_key(text);
  const std::string plain = without_fillers(name_key(split_brackets(text).outside));
  for (const std::string& key : {whole, without_fillers(whole), plain}) {
    if (const Found* found = look_up(names_, key)) return *found;
  }
  // What stands in brackets may be a part of the provider's name, as in (ISC)2.
  for (const std::string& key : {plain, without_fillers(whole)}) {
    Found out;
    for (const ProviderIndex provider : issuers.empty() ? issuers_.begun_with(key) : issuers) {
      for (const std::string& core : issuers_.without_prefix(provider, key)) {
        const Found* found = look_up(cores_, std::to_string(provider) + '/' + core);
        if (found == nullptr) continue;
        add_found(out, *found);
        break;
      }
    }
    if (!out.empty()) return out;
  }
  return {};
}

/// "CKA: Certified Kubernetes Administrator" and the like: every part must be known, and one thing
/// must be meant by all.
CertificationNames::Found CertificationNames::by_parts(
    std::string_view text, const std::vector<ProviderIndex>& issuers) const {
  std::string outside = split_brackets(text).outside;
  for (const std::string_view dash : {"\xE2\x80\x93", "\xE2\x80\x94", " - ", "|"}) {
    for (std::size_t at = outside.find(dash); at != std::string::npos; at = outside.find(dash)) {
      outside.replace(at, dash.size(), ":");
    }
  }
  std::optional<Found> out;
  std::size_t parts = 0;
  for (std::size_t at = 0; at <= outside.size();) {
    const std::size_t end = std::min(outside.find(':', at), outside.size());
    const std::string_view part = std::string_view(outside).substr(at, end - at);
    at = end + 1;
    if (name_key(part).empty()) continue;
    ++parts;
    const Found found = by_name(part, issuers);
    out = out ? in_both(*out, found) : found;
  }
  return parts > 1 && out ? *out : Found{};
}

CertificationNames::Found CertificationNames::by_address(std::string_view address) const {
  if (address.size() > kLongestMatched) return {};
  const std::string page = page_key(address);
  // A page about several families, such as a vendor's list, tells nothing.
  if (const Found* found = look_up(pages_, page)) {
    return one_family(catalog_, *found) ? *found : Found{};
  }
  const std::size_t slash = page.rfind('/');
  if (slash == std::string::npos) return {};
  // "aws-certified-developer-associate.2" as badge platforms name them.
  std::string last = page.substr(slash + 1);
  const std::size_t dot = last.rfind('.');
  if (dot != std::string::npos && all_digits_in(std::string_view(last).substr(dot + 1))) {
    last.resize(dot);
  }
  if (key_words(name_key(last)).size() < 3) return {};
  return by_name(last, {});
}

CertificationNames::Codes CertificationNames::codes_in(std::string_view text) const {
  Codes out;
  const std::string key = name_key(text);
  const std::vector<std::string_view> words = key_words(key);
  std::vector<bool> used(words.size(), false);
  for (std::size_t length = std::min(kMostCodeWords, words.size()); length > 0; --length) {
    for (std::size_t at = 0; at + length <= words.size(); ++at) {
      if (std::any_of(used.begin() + static_cast<std::ptrdiff_t>(at),
                      used.begin() + static_cast<std::ptrdiff_t>(at + length),
                      [](bool each) { return each; })) {
        continue;
      }
      std::string code;
      for (std::size_t i = at; i < at + length; ++i) code += words[i];
      const Found* found = look_up(codes_, code);
      if (found == nullptr) continue;
      std::fill_n(used.begin() + static_cast<std::ptrdiff_t>(at), length, true);
      add_found(out.found, *found);
      if (look_up(earlier_, code) != nullptr) out.earlier = code;
    }
  }
  for (const std::string& inside : split_brackets(text).inside) {
    const std::string code = squeezed(name_key(inside));
    if (const Found* found = look_up(names_, name_key(inside))) {
      add_found(out.found, *found);
    } else if (!look_up(codes_, code) && has_digit(code) && code.size() <= 12 &&
               (all_digits_in(code) ? code.size() == 3 : code.size() >= 4)) {
      out.unknown = inside;
    }
  }
  if (look_up(names_, key) != nullptr) out.unknown.clear();  // a part of the name itself
  return out;
}

void CertificationNames::narrow_by_issuer(Found& found,
                                          const std::vector<ProviderIndex>& issuers) const {
  if (issuers.empty()) return;
  std::erase_if(found, [&](CertificationIndex c) {
    return !issuers_.gives_out(issuers, catalog_.certifications[c]);
  });
}

/// Of the versions of one exam, the one that could be sat when it was earned. True where the day
/// made a difference.
bool CertificationNames::narrow_by_day(Found& found, const WrittenDate& earned) const {
  if (found.empty() || !one_family(catalog_, found)) return false;
  const auto offered = [&](CertificationIndex c) {
    return offered_during(catalog_.certifications[c], earned);
  };
  Found then;
  std::copy_if(found.begin(), found.end(), std::back_inserter(then), offered);
  if (then.empty()) {
    // The name has passed on to a later version since.
    for (CertificationIndex c = 0; c < catalog_.certifications.size(); ++c) {
      const bool same =
          catalog_.certifications[c].family == catalog_.certifications[found.front()].family;
      if (same && offered(c)) then.push_back(c);
    }
  }
  if (then.size() != 1 || then == found) return false;
  found = std::move(then);
  return true;
}

CertificationMatch CertificationNames::settled(Found found, const NamedCertification& named,
                                               const Codes& codes, std::string reason) const {
  using Outcome = CertificationMatch::Outcome;
  CertificationMatch out;
  const Issuers::Meaning issuer = issuers_.meaning(named.issuer);
  Found before = found;
  narrow_by_issuer(found, issuer.providers);
  if (!before.empty() && (found.empty() || issuer.foreign)) {
    out.outcome = Outcome::other_issuer;
    out.candidates = std::move(before);
  } else if (!codes.unknown.empty() && !found.empty()) {
    // "(003)" is fine where an earlier code ends that way.
    const auto earlier = std::find_if(earlier_.begin(), earlier_.end(), [&](const auto& each) {
      return each.first.ends_with(squeezed(name_key(codes.unknown))) && each.second == found;
    });
    if (earlier == earlier_.end()) {
      out.outcome = Outcome::other_version;
      out.version = codes.unknown;
      out.candidates = std::move(found);
    } else {
      out.outcome = Outcome::found;
      out.certification = found.front();
      out.version = codes.unknown;
    }
  } else {
    const bool by_day = codes.found.empty() && named.earned && narrow_by_day(found, *named.earned);
    if (by_day) reason = "the version that could be sat when it was earned";
    if (before.size() > 1 && found.size() == 1 && reason.empty()) reason = "by its issuer";
    out.outcome = found.empty()      ? Outcome::unknown
                  : found.size() > 1 ? Outcome::ambiguous
                                     : Outcome::found;
    if (out.outcome == Outcome::found) {
      out.certification = found.front();
      out.reason = std::move(reason);
      out.version = codes.earlier;
    }
    if (out.outcome == Outcome::ambiguous) out.candidates = std::move(found);
  }
  if (out.candidates.size() > 3) out.candidates.resize(3);
  return out;
}

CertificationMatch CertificationNames::match(const NamedCertification& named) const {
  using Outcome = CertificationMatch::Outcome;
  CertificationMatch out;
  if (named.name.size() > kLongestMatched || named.code.size() > kLongestMatched) return out;
  if (const auto exact = find_certification(catalog_, named.name)) {
    out.outcome = Outcome::found;
    out.certification = *exact;
    return out;
  }
  const std::string key = name_key(named.name);
  const std::vector<ProviderIndex> issuers = issuers_.meaning(named.issuer).providers;

  Codes codes = codes_in(named.name);
  if (const Found* found = look_up(names_, name_key(named.code))) add_found(codes.found, *found);
  Found by_text = by_name(named.name, issuers);
  if (by_text.empty()) by_text = by_parts(named.name, issuers);

  const std::vector<std::string_view> words = key_words(key);
  const bool is_course =
      look_up(names_, key) == nullptr &&
      std::any_of(words.begin(), words.end(), [](std::string_view word) {
        return std::find(kCourseWords.begin(), kCourseWords.end(), word) != kCourseWords.end();
      });
  if (is_course) {
    out.outcome = Outcome::course;
    out.candidates = codes.found.empty() ? near_.near(key) : codes.found;
    if (out.candidates.size() > 3) out.candidates.resize(3);
    return out;
  }

  std::string reason;
  if (!by_text.empty() && !codes.found.empty()) {
    Found both = in_both(by_text, codes.found);
    if (both.empty()) {
      out.outcome = Outcome::contradiction;
      add_found(by_text, codes.found);
      out.candidates = std::move(by_text);
      if (out.candidates.size() > 3) out.candidates.resize(3);
      return out;
    }
    by_text = std::move(both);
  } else if (by_text.empty()) {
    by_text = codes.found;
    if (!by_text.empty()) reason = "by its code";
  }
  for (const std::string_view address : named.addresses) {
    if (by_text.size() == 1) break;
    const Found here = by_address(address);
    const Found both = in_both(by_text, here);
    if (by_text.empty() ? here.empty() : both.empty()) continue;
    by_text = by_text.empty() ? here : both;
    reason = "by its address";
  }
  out = settled(std::move(by_text), named, codes, std::move(reason));
  if (out.outcome == Outcome::unknown) {
    out.candidates = near_.near(without_fillers(name_key(split_brackets(named.name).outside)));
  }
  return out;
}

}  // namespace certrail
