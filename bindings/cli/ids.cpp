// Plain lists of ids: what completion scripts offer.
#include "commands.hpp"
#include "loading.hpp"
#include "problems.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

template <class List>
std::string lines(const List& list) {
  std::string text;
  for (const auto& each : list) text += each.id + '\n';
  return text;
}

}  // namespace

Outcome ids(const std::string& kind, const Session& session) {
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session);
  const Catalog& catalog = engine.value().catalog();
  Outcome outcome;
  if (kind == "roles") outcome.out = lines(catalog.roles);
  if (kind == "markets") outcome.out = lines(catalog.markets);
  if (kind == "policies") outcome.out = lines(catalog.policies);
  if (kind == "tracks") outcome.out = lines(catalog.tracks);
  if (kind == "skills") outcome.out = lines(catalog.skills);
  if (kind == "providers") outcome.out = lines(catalog.providers);
  for (const Provider& each : catalog.providers) {
    if (kind == "clouds" && each.kind == ProviderKind::cloud) outcome.out += each.id + '\n';
  }
  // Short codes: shells take the colon of a full id for the end of a word.
  for (CertificationIndex each = 0; each < catalog.certifications.size(); ++each) {
    if (kind == "certifications") outcome.out += code_of(catalog, each) + '\n';
  }
  return outcome;
}

}  // namespace certrail::cli
