#include "catalog/nearest.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/excerpt.hpp"
#include "support/catch.hpp"

using certrail::excerpt;
using certrail::folded;
using certrail::nearest;

namespace {

constexpr std::array<std::string_view, 6> kWords = {"aws:SAA-C03", "aws:SAP-C02", "cncf:CKA",
                                                    "cncf:CKAD",   "python",      "system_design"};

}  // namespace

TEST_CASE("folding ignores case and how words are joined") {
  CHECK(folded("AI  Architect") == "ai_architect");
  CHECK(folded(" ai-architect_ ") == "ai_architect");
  CHECK(folded("a - b") == "a_b");
  CHECK(folded("SEC+") == "sec+");
  CHECK(folded(" -_").empty());
}

TEST_CASE("the nearest word is found through the usual slips") {
  CHECK(nearest("aws:SAA-C04", kWords) == "aws:SAA-C03");     // substituted
  CHECK(nearest("SAA-C04", kWords) == "aws:SAA-C03");         // without the provider
  CHECK(nearest("saa c3", kWords) == "aws:SAA-C03");          // left out, other case and joint
  CHECK(nearest("pyhton", kWords) == "python");               // swapped
  CHECK(nearest("pythonn", kWords) == "python");              // doubled
  CHECK(nearest("amazon:SAA-C03", kWords) == "aws:SAA-C03");  // wrong provider
  CHECK(nearest("CAK", kWords) == "cncf:CKA");
  CHECK(nearest("SystemDesing", kWords) == "system_design");
}

TEST_CASE("of equally near words the first is taken") {
  const std::vector<std::string_view> words = {"ab1", "ab2"};
  CHECK(nearest("ab3", words) == "ab1");
}

TEST_CASE("nothing is suggested where nothing is near") {
  CHECK(nearest("kubernetes", kWords).empty());
  CHECK(nearest("xyz", kWords).empty());
  CHECK(nearest("", kWords).empty());
  CHECK(nearest("a", kWords).empty());
  CHECK(nearest("python", {}).empty());
}

TEST_CASE("long text is answered at once") {
  CHECK(nearest(std::string(10'000'000, 'a'), kWords).empty());
  const std::string long_word(101, 'a');
  const std::vector<std::string_view> words = {long_word};
  CHECK(nearest(std::string(100, 'a'), words).empty());
  const std::string fits(100, 'a');
  const std::vector<std::string_view> longest = {fits};
  CHECK(nearest(std::string(98, 'a') + "bb", longest) == fits);
}

TEST_CASE("an excerpt is short and can be printed") {
  CHECK(excerpt("SAA-C04") == "SAA-C04");
  CHECK(excerpt(std::string(60, 'x')) == std::string(60, 'x'));
  CHECK(excerpt(std::string(61, 'x')) == std::string(57, 'x') + "...");
  CHECK(excerpt("a\nb\x1b[31m\x7f") == "a?b?[31m?");
  CHECK(excerpt("gr\xc3\xbc\xc3\x9f") == "gr\xc3\xbc\xc3\x9f");
  CHECK(excerpt("\xe2\x82\xac \xf0\x9f\x98\x80") == "\xe2\x82\xac \xf0\x9f\x98\x80");
  CHECK(excerpt("\xff\xc3"
                "x\xc2\x85") == "??x??");                    // broken, and a C1 control
  CHECK(excerpt("\xed\xa0\x80 \xe0\x80\x80") == "??? ???");  // a surrogate, and overlong
  std::string accents;
  for (int i = 0; i < 40; ++i) accents += "\xc3\xa9";
  CHECK(excerpt(accents).size() <= 60);
  CHECK(excerpt(accents).substr(0, 56) == accents.substr(0, 56));
}
