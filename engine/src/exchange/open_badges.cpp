// Open Badges 3.0: verifiable credentials about an achievement, alone, in lists, presentations and
// learner records, as JSON or as JWTs; and the assertions of Open Badges 2.0. No signature is
// checked.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "catalog/excerpt.hpp"
#include "catalog/json_text.hpp"
#include "exchange/person_json.hpp"

namespace certrail {
namespace {

constexpr int kMostTokensInside = 4;  // a token in a token in a token

/// What a token says of the credential in it.
struct TokenClaims {
  std::optional<WrittenDate> earned;
  std::optional<WrittenDate> expires;
};

void read_badge(const Reader& value, PersonReading& reading, const TokenClaims& claims, int inside);

std::optional<unsigned> base64url_value(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a' + 26);
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0' + 52);
  if (c == '-' || c == '+') return 62U;
  if (c == '_' || c == '/') return 63U;
  return {};
}

std::optional<std::string> base64url(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  if (text.size() % 4 == 1) return {};
  std::string out;
  out.reserve(text.size() / 4 * 3 + 2);
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto value = base64url_value(c);
    if (!value) return {};
    bits = (bits << 6U | *value) & 0xFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return out;
}

std::optional<WrittenDate> claimed_date(LooseFields& fields, std::string_view name) {
  const auto claim = fields.field(name);
  if (!claim || !claim->value().is_number()) return {};
  const auto day = date_of_seconds(claim->value().get<double>());
  return day ? std::optional(WrittenDate{*day, *day}) : std::nullopt;
}

/// A token in place of a credential: its claims are read as if they stood there. `place` is its
/// own, or that of the token it is in; `pointer` is where the document, or that token, has it.
void read_token(std::string_view token, const std::string& pointer, const EntryPlace& place,
                PersonReading& reading, int inside) {
  const auto report = [&](ProblemCode code, std::string detail, std::string value = {}) {
    Problem* problem = reading.sink.add(code, pointer, std::move(detail), std::move(value));
    if (problem != nullptr) problem->line = place.line;
  };
  const auto claims = token_claims(token);
  if (!claims) {
    report(ProblemCode::invalid_value,
           "no credential and no JWT: expected three parts of base64url with '.' between",
           excerpt(token));
    return;
  }
  if (inside >= kMostTokensInside) {
    report(ProblemCode::too_deep,
           "more than " + std::to_string(kMostTokensInside) + " tokens in one another");
    return;
  }
  ProblemSink inner{reading.sink.origin, reading.sink.source, {}, reading.sink.comparisons_left};
  PersonReading within{reading.entries, inner, reading.document, place};
  if (const auto value = parse_json(*claims, inner)) {
    const Reader root(*value, inner);
    LooseFields fields(root);
    TokenClaims dates{claimed_date(fields, "nbf"), claimed_date(fields, "exp")};
    if (!dates.earned) dates.earned = claimed_date(fields, "iat");
    const auto wrapped = fields.field("vc");
    const auto presented = wrapped ? std::nullopt : fields.field("vp");
    if (wrapped) {
      read_badge(*wrapped, within, dates, inside + 1);
    } else if (presented) {
      read_badge(*presented, within, {}, inside + 1);
    } else if (fields.valid()) {
      read_badge(root, within, dates, inside + 1);
    }
  }
  reading.sink.comparisons_left = inner.comparisons_left;
  for (const Problem& problem : inner.problems) {
    report(problem.code,
           "in the claims of this JWT" +
               (problem.pointer.empty() ? std::string() : ", " + problem.pointer) + ": " +
               problem.detail,
           problem.value);
  }
}

/// A name, or the name in an object such as an issuer's profile.
std::string name_of(const Reader& value) {
  if (value.value().is_string()) {
    const std::string text(value.text().value_or(""));
    return text.find(':') == std::string::npos ? text : std::string();  // a URL or a DID
  }
  LooseFields fields(value);
  return fields.text("name");
}

/// The addresses in a criteria, an id or a url: text, or an object with an id.
void add_address(const std::optional<Reader>& value, std::vector<std::string>& out) {
  if (!value) return;
  std::string text;
  if (value->value().is_string()) {
    text = value->text().value_or("");
  } else if (value->value().is_object()) {
    LooseFields fields(*value);
    text = fields.text("id");
  }
  if (text.find("://") != std::string::npos) out.push_back(std::move(text));
}

/// Achievement of version 3, BadgeClass of version 2.
void read_achievement(const Reader& value, CertificateEntry& entry) {
  if (value.value().is_string()) {
    add_address(value, entry.addresses);
    return;
  }
  LooseFields fields(value);
  if (!fields.valid()) return;
  entry.name = fields.text("name");
  entry.code = fields.text("humanCode");
  add_address(fields.field("id"), entry.addresses);
  add_address(fields.field("criteria"), entry.addresses);
  if (!entry.issuer.empty()) return;
  for (const char* maker : {"creator", "issuer"}) {
    const auto found = fields.field(maker);
    if (found && entry.issuer.empty()) entry.issuer = name_of(*found);
  }
}

std::optional<WrittenDate> badge_date(LooseFields& fields, PersonReading& reading,
                                      std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const std::string text = fields.text(name);
    if (!text.empty()) return reading.date(text, fields.place(reading, name));
  }
  return {};
}

void read_assertion(LooseFields& fields, const Reader& badge, PersonReading& reading) {
  CertificateEntry entry;
  read_achievement(badge, entry);
  entry.earned = badge_date(fields, reading, {"issuedOn"});
  entry.expires = badge_date(fields, reading, {"expires"});
  entry.place = fields.place(reading);
  reading.add(std::move(entry));
}

void read_credential(LooseFields& fields, const Reader& subjects, PersonReading& reading,
                     const TokenClaims& claims, int inside) {
  CertificateEntry common;
  if (const auto issuer = fields.field("issuer")) common.issuer = name_of(*issuer);
  const std::string title = fields.text("name");
  common.earned = badge_date(fields, reading, {"validFrom", "issuanceDate", "awardedDate"});
  common.expires = badge_date(fields, reading, {"validUntil", "expirationDate"});
  if (!common.earned) common.earned = claims.earned;
  if (!common.expires) common.expires = claims.expires;
  common.place = fields.place(reading);
  for_one_or_each(subjects, [&](const Reader& subject) {
    LooseFields about(subject);
    if (!about.valid()) return;
    // A learner record holds credentials of its own.
    if (const auto held = about.field("verifiableCredential")) {
      for_one_or_each(*held, [&](const Reader& one) { read_badge(one, reading, {}, inside); });
      return;
    }
    const auto achievement = about.field("achievement");
    if (!achievement) {
      reading.remark(ImportNote::Kind::not_mapped, "badge-without-achievement",
                     "a credential without an achievement, such as an endorsement, is no "
                     "certification",
                     excerpt(title), common.place);
      return;
    }
    for_one_or_each(*achievement, [&](const Reader& one) {
      CertificateEntry entry = common;
      read_achievement(one, entry);
      if (entry.name.empty()) entry.name = title;
      reading.add(std::move(entry));
    });
  });
}

bool is_enveloped(const nlohmann::json& id) {
  return id.is_string() && id.get_ref<const std::string&>().starts_with("data:application/");
}

void read_badge(const Reader& value, PersonReading& reading, const TokenClaims& claims,
                int inside) {
  if (value.value().is_array()) {
    for (const Reader& item : value.items(kMostPersonEntries))
      read_badge(item, reading, {}, inside);
    return;
  }
  if (value.value().is_string()) {
    const std::string text(value.text(kMaxDocumentBytes).value_or(""));
    const EntryPlace here{reading.document, value.pointer(), 0};
    if (!text.empty()) {
      read_token(text, value.pointer(), reading.token.value_or(here), reading, inside);
    }
    return;
  }
  LooseFields fields(value);
  if (!fields.valid()) return;
  if (const auto subject = fields.field("credentialSubject")) {
    read_credential(fields, *subject, reading, claims, inside);
  } else if (const auto held = fields.field("verifiableCredential")) {
    read_badge(*held, reading, {}, inside);
  } else if (const auto badge = fields.field("badge")) {
    read_assertion(fields, *badge, reading);
  } else if (const auto id = fields.field("id"); id && is_enveloped(id->value())) {
    // The token is the content of a data address, of any length.
    const std::string_view address = id->text(kMaxDocumentBytes).value_or("");
    read_token(address.substr(address.find(',') + 1), id->pointer(), fields.place(reading, "id"),
               reading, inside);
  } else {
    value.report(ProblemCode::missing_field,
                 "neither credentialSubject (Open Badges 3.0) nor badge (2.0) is here");
  }
}

}  // namespace

std::optional<std::string> token_claims(std::string_view token) {
  const std::size_t first = token.find('.');
  const std::size_t second = token.find('.', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return {};
  if (first == 0 || token.find('.', second + 1) != std::string_view::npos) return {};
  const auto header = base64url(token.substr(0, first));
  if (!header || !header->starts_with('{')) return {};
  auto claims = base64url(token.substr(first + 1, second - first - 1));
  if (!claims || !claims->starts_with('{')) return {};
  return claims;
}

void read_open_badges(const Reader& root, PersonReading& reading) {
  read_badge(root, reading, {}, 0);
}

void read_badge_tokens(std::string_view text, PersonReading& reading) {
  constexpr std::string_view space = " \t\r\n";
  std::size_t end = 0;
  int line = 1;
  for (std::size_t at = text.find_first_not_of(space); at != std::string_view::npos;
       at = text.find_first_not_of(space, end)) {
    const std::string_view gap = text.substr(end, at - end);
    line += static_cast<int>(
        std::min<std::ptrdiff_t>(std::count(gap.begin(), gap.end(), '\n'), 1'000'000'000 - line));
    end = std::min(text.find_first_of(space, at), text.size());
    read_token(text.substr(at, end - at), "", {reading.document, {}, line}, reading, 0);
  }
}

}  // namespace certrail
