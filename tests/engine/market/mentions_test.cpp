#include "certrail/mentions.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "certrail/engine.hpp"
#include "engine/market/small_catalog.hpp"
#include "support/catch.hpp"
#include "text/words.hpp"
#include "twin/random.hpp"

using certrail::Catalog;
using certrail::MentionFinder;
using certrail::Mentions;

namespace {

using Ids = std::vector<std::string>;

class Finder {
 public:
  explicit Finder(Catalog catalog) : catalog_(std::move(catalog)), finder_(made(catalog_)) {}

  Ids skills(const std::string& text) { return ids(find(text).skills, catalog_.skills); }
  Ids certifications(const std::string& text) {
    return ids(find(text).certifications, catalog_.certifications);
  }
  Ids certifying(const std::string& text) { return ids(find(text).certifying, catalog_.providers); }

 private:
  static MentionFinder made(const Catalog& catalog) {
    auto finder = MentionFinder::make(catalog);
    REQUIRE(finder.ok());
    return std::move(finder.value());
  }
  const Mentions& find(const std::string& text) {
    finder_.find(text, found_);
    return found_;
  }
  template <class Things>
  static Ids ids(const std::vector<std::uint32_t>& found, const Things& things) {
    Ids out;
    for (const auto each : found) out.push_back(things[each].id);
    return out;
  }

  Catalog catalog_;
  MentionFinder finder_;
  Mentions found_;
};

/// Bytes, the most so far.
std::size_t peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

std::string small(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), certrail::small_letter);
  return text;
}

/// Where `phrase`, as words, is in `words`.
std::vector<std::size_t> places(const std::string& words, const std::string& phrase, bool exact) {
  std::vector<std::size_t> out;
  const std::string in = exact ? words : small(words);
  const std::string what = exact ? phrase : small(phrase);
  if (what == " ") return out;
  for (std::size_t at = in.find(what); at != std::string::npos; at = in.find(what, at + 1)) {
    out.push_back(at);
  }
  return out;
}

/// The twin: each alias of each skill, looked for by itself.
std::vector<std::uint32_t> skills_found_plainly(const Catalog& catalog, const std::string& text) {
  std::vector<std::uint32_t> out;
  const std::string words = certrail::words_of(text);
  for (std::uint32_t i = 0; i < catalog.skills.size(); ++i) {
    const certrail::Skill& skill = catalog.skills[i];
    const auto is_excepted = [&](std::size_t begin, std::size_t end) {
      for (const std::string& each : skill.not_aliases) {
        const std::string phrase = certrail::words_of(each);
        for (const std::size_t at : places(words, phrase, false)) {
          if (at <= begin && end <= at + phrase.size()) return true;
        }
      }
      return false;
    };
    bool named = false;
    for (const bool exact : {false, true}) {
      for (const std::string& each : exact ? skill.exact_aliases : skill.aliases) {
        const std::string phrase = certrail::words_of(each);
        for (const std::size_t at : places(words, phrase, exact)) {
          if (!is_excepted(at, at + phrase.size())) named = true;
        }
      }
    }
    if (named) out.push_back(i);
  }
  return out;
}

}  // namespace

TEST_CASE("mentions: skills by their aliases, once each") {
  Finder finder(certrail::small_catalog());
  CHECK(finder.skills("Docker, docker and AWS.") == Ids{"aws", "containers"});
  CHECK(finder.skills("amazon-web services; aws") == Ids{"aws"});
  CHECK(finder.skills("aws in small letters, dockers, SageMakers").empty());
  CHECK(finder.skills("<li>Sage</li><li>Maker</li>").empty());
  CHECK(finder.skills("<b>Sage</b>Maker").size() == 1);
  CHECK(finder.skills("").empty());
}

TEST_CASE("mentions: an alias within a phrase that means something else does not count") {
  Finder finder(certrail::small_catalog());
  CHECK(finder.skills("Load a shipping container.").empty());
  CHECK(finder.skills("A shipping container runs a container.") == Ids{"containers"});
  CHECK(finder.skills("Shipping. Container images.") == Ids{"containers"});
}

TEST_CASE("mentions: a pattern is read around its literal") {
  Finder finder(certrail::small_catalog());
  CHECK(finder.skills("You know Java, Go.") == Ids{"golang"});
  CHECK(finder.skills("You know Java. Go home.").empty());
  CHECK(finder.skills("You know Java, go home.").empty());
  CHECK(finder.skills("Go home, " + std::string(200, 'x') + " Rust, Go") == Ids{"golang"});
}

TEST_CASE("mentions: certifications by name, by code and beside words that tell of them") {
  Finder finder(certrail::small_catalog());
  CHECK(finder.certifications("AWS Certified Architect") == Ids{"aws:SAA-1"});  // the one offered
  CHECK(finder.certifications("old-1 or SAA-1") == Ids{"aws:OLD-1", "aws:SAA-1"});
  CHECK(finder.certifications("CKA or cka") == Ids{"cncf:CKA"});
  CHECK(finder.certifications("cka").empty());
  CHECK(finder.certifications("our solutions architect").empty());
  CHECK(finder.certifications("solutions architect, certified or not") == Ids{"aws:SAA-1"});
  CHECK(finder.certifications("solutions architect. Certified staff.").empty());
  CHECK(finder.certifications("exam: Azure Administrator") == Ids{"azure:AZ-9"});
}

TEST_CASE("mentions: providers whose certifications are named") {
  Finder finder(certrail::small_catalog());
  CHECK(finder.certifying("AWS or Azure certifications") == Ids{"aws", "azure"});
  CHECK(finder.certifying("certified in at least one of Azure and Kubernetes") ==
        Ids{"azure", "cncf"});
  CHECK(finder.certifying("AWS skills, first aid certificate").empty());
  CHECK(finder.certifying("We know AWS. Certified staff.").empty());
  CHECK(finder.certifying("CKA") == Ids{"cncf"});
}

TEST_CASE("mentions: random texts and aliases, found as the plain search finds them") {
  certrail::twin::Random random(99);
  const std::vector<std::string> syllables = {"a", "B", "ab", "c#", "x.y", "\xC3\x84", "7"};
  const std::vector<std::string> between = {" ",    "-", "/",    ", ",    ". ",
                                            "\n\n", "",  "<br>", "&nbsp;"};
  const auto phrase = [&](std::int64_t most) {
    std::string text;
    for (auto left = random.between(1, most); left > 0; --left) {
      text += random.pick(syllables);
      if (left > 1) text += random.chance(60) ? " " : random.pick(between);
    }
    return text;
  };
  std::size_t found_in_all = 0;
  for (int round = 0; round < 1'500; ++round) {
    Catalog catalog;
    for (int i = 0; i < 6; ++i) {
      certrail::Skill skill;
      skill.id = "s" + std::to_string(i);
      for (auto left = random.between(0, 2); left > 0; --left) skill.aliases.push_back(phrase(2));
      if (random.chance(50)) skill.exact_aliases.push_back(phrase(2));
      if (random.chance(50)) skill.not_aliases.push_back(phrase(3));
      catalog.skills.push_back(skill);
    }
    auto finder = MentionFinder::make(catalog);
    REQUIRE(finder.ok());
    Mentions found;
    for (int i = 0; i < 5; ++i) {
      // Mark-up is not the twin's business: texts are of words alone.
      std::string text;
      for (auto left = random.between(0, 12); left > 0; --left) {
        text +=
            random.pick(syllables) + random.pick(std::vector<std::string>{" ", " ", "-", ". ", ""});
      }
      finder.value().find(text, found);
      if (found.skills != skills_found_plainly(catalog, text)) FAIL("differs on: " << text);
      found_in_all += found.skills.size();
    }
  }
  CHECK(found_in_all > 3'000);
}

TEST_CASE("mentions: any bytes") {
  certrail::twin::Random random(1);
  Finder finder(certrail::small_catalog());
  const std::vector<std::string> parts = {
      "AWS", "certified", " ", "<", ">", "&", ";", ".", "Go", "Java, ", "shipping", "container"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto left = random.between(0, 30); left > 0; --left) {
      text +=
          random.chance(60) ? random.pick(parts) : std::string(1, static_cast<char>(random.next()));
    }
    finder.skills(text);
  }
  finder.skills(std::string(3'000'000, 'a'));
  std::string many;
  while (many.size() < 3'000'000)
    many += "shipping container AWS certified Java, Go solutions architect ";
  CHECK(finder.skills(many) == Ids{"aws", "golang"});
}

TEST_CASE("mentions: a literal within a phrase that does not count is no place for its pattern") {
  Catalog catalog = certrail::small_catalog();
  catalog.skills[4].not_aliases = {"Go Corporation"};
  Finder finder(catalog);
  CHECK(finder.skills("Java, Go Corporation").empty());
  CHECK(finder.skills("Java, Go Corporation; Rust, Go") == Ids{"golang"});
  CHECK(finder.skills("Rust, Go and Java, Go Corporation") == Ids{"golang"});
}

TEST_CASE("mentions: what stands around several literals is searched as one where it overlaps") {
  Catalog catalog = certrail::small_catalog();
  catalog.skills[4].pattern_aliases = {{"Go", "Java.{180,250}Rust"}};
  const std::string gap = " " + std::string(70, 'x') + " ";
  const std::string joined = "Java" + gap + "Go" + gap + "Go" + gap + "Rust";
  const std::string cut = "Java" + gap + "Go" + gap + "no" + gap + "Rust";
  for (const bool has_exceptions : {false, true}) {
    if (has_exceptions) catalog.skills[4].not_aliases = {"Go home"};
    Finder finder(catalog);
    CHECK(finder.skills(joined) == Ids{"golang"});
    CHECK(finder.skills(cut).empty());
    CHECK(finder.skills(cut + std::string(200, ' ') + cut).empty());
  }
  Finder finder(catalog);
  CHECK(finder.skills("Java" + gap + "Go" + gap + "Go home" + gap + "Rust").empty());
}

TEST_CASE("mentions: a literal that stands everywhere takes the time and memory of a text") {
  Catalog catalog = certrail::small_catalog();
  for (int i = 0; i < 5; ++i) {
    catalog.skills[4].pattern_aliases.push_back({"Go", "Rust" + std::to_string(i) + " Go"});
  }
  std::string text;
  while (text.size() < 8'000'000) text += "Go ";
  for (const bool has_exceptions : {false, true}) {
    if (has_exceptions) catalog.skills[4].not_aliases = {"Go home"};
    Finder finder(catalog);
    const auto begin = std::chrono::steady_clock::now();
    [[maybe_unused]] const std::size_t peak = peak_memory();
    CHECK(finder.skills(text).empty());
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they keep what was freed
    CHECK(peak_memory() - peak < 24 * text.size());  // its words, and where they are
#endif
    CHECK(finder.skills(text + "Java, Go") == Ids{"golang"});
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
  }
}

TEST_CASE("mentions: letters beyond ASCII end no word of a pattern") {
  Finder finder(certrail::small_catalog());
  const std::string e_acute = "\xC3\xA9";
  CHECK(finder.skills(e_acute + " Java, Go " + e_acute) == Ids{"golang"});
  CHECK(finder.skills(e_acute + "Java, Go").empty());
  CHECK(finder.skills("Java, Go\xE2\x80\x93Rust") == Ids{"golang"});
}

TEST_CASE("mentions: letters beyond ASCII end no word of the shipped patterns") {
  auto engine = certrail::Engine::load(CERTRAIL_DATA_DIRECTORY);
  REQUIRE(engine.ok());
  Finder finder(engine.value().catalog());
  const std::string e_acute = "\xC3\xA9";
  CHECK(finder.skills("Python, R, SQL") == Ids{"sql", "python", "r_language"});
  CHECK(finder.skills("Python, R" + e_acute + "seaux, SQL; R&D") == Ids{"sql", "python"});
  CHECK(finder.skills("experience in R.") == Ids{"r_language"});
  CHECK(finder.skills("experience in R" + e_acute + "seaux; R&D").empty());
  CHECK(finder.skills("Go, C") == Ids{"golang"});
  CHECK(finder.skills("Go, C" + e_acute + "dric").empty());
  CHECK(finder.skills("robust Go") == Ids{"golang"});
  CHECK(finder.skills("robust Go" + e_acute + "land. Go home").empty());
}

TEST_CASE("mentions: a pattern that cannot be read is told") {
  Catalog catalog = certrail::small_catalog();
  catalog.skills[4].pattern_aliases[0].pattern = "Java, (Go";
  const auto finder = MentionFinder::make(catalog);
  REQUIRE_FALSE(finder.ok());
  CHECK(finder.error().code == certrail::ProblemCode::invalid_pattern);
  CHECK(finder.error().origin == certrail::Origin::data);
  CHECK(finder.error().detail.find("golang") != std::string::npos);
  CHECK(finder.error().detail.find("catalog validate") != std::string::npos);
}

TEST_CASE("mentions: a catalogue of too many names is refused") {
  Catalog catalog;
  catalog.skills.push_back(certrail::skill_of("long", {std::string(500'001, 'a')}));
  const auto finder = MentionFinder::make(catalog);
  REQUIRE_FALSE(finder.ok());
  CHECK(finder.error().code == certrail::ProblemCode::out_of_range);
}
