// Which skills and certifications a text names, such as a job posting.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/result.hpp"

namespace certrail {

/// What one text names, each once, ascending.
struct Mentions {
  std::vector<SkillIndex> skills;
  std::vector<CertificationIndex> certifications;
  /// Providers of whom a certification is named, be it in general ("AWS certified").
  std::vector<ProviderIndex> certifying;
  friend bool operator==(const Mentions&, const Mentions&) = default;
};

/// Finds the names that the catalogue has for skills and certifications: by whole words, whatever
/// stands between them but the end of a sentence ("CI/CD", "ci-cd"), in any case where the data do
/// not ask for capitals. Reads plain text and HTML. Keeps scratch memory: not to be shared by
/// threads. The catalogue may go once it is made.
class MentionFinder {
 public:
  /// Problems: out_of_range where the catalogue has more names than the automaton can hold,
  /// invalid_pattern of one of its patterns (Engine::load with Checks::all tells all with their
  /// places).
  static Result<MentionFinder> make(const Catalog& catalog);

  MentionFinder(MentionFinder&&) noexcept;
  MentionFinder& operator=(MentionFinder&&) noexcept;
  ~MentionFinder();

  /// Replaces `out`. `text` is shorter than 1 GiB; it need not be UTF-8.
  void find(std::string_view text, Mentions& out);

  /// The text of the last `find` as words, to tell texts apart that differ in mark-up alone. Valid
  /// until the next.
  std::string_view last_words() const;

 private:
  struct Parts;
  explicit MentionFinder(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace certrail
