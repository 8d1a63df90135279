#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/names.hpp"
#include "support/catch.hpp"
#include "support/sample_catalog.hpp"

using namespace certrail;

namespace {

using Kind = Goal::Kind;

Goal leaf(std::string id) {
  Goal goal;
  goal.leaf = std::move(id);
  return goal;
}

Goal node(Kind kind, int k, std::vector<Goal> children) {
  Goal goal;
  goal.kind = kind;
  goal.k = k;
  goal.children = std::move(children);
  return goal;
}

Goal parsed(std::string_view text) {
  const auto goal = parse_goal(test::sample_catalog(), text, "--goal");
  if (!goal) FAIL(text << ": " << to_string(goal.error()));
  return *goal;
}

Problem refused(std::string_view text) {
  const auto goal = parse_goal(test::sample_catalog(), text, "--goal");
  if (goal) FAIL(text << " was read as " << to_expression(*goal));
  return goal.error();
}

Goal random_goal(std::mt19937_64& random, int depth) {
  const auto& certifications = test::sample_catalog().certifications;
  if (depth == 0 || random() % 3 == 0) {
    return leaf(certifications[random() % certifications.size()].id);
  }
  Goal goal;
  goal.kind = static_cast<Kind>(1 + random() % 3);
  const int size = 1 + static_cast<int>(random() % 4);
  for (int i = 0; i < size; ++i) goal.children.push_back(random_goal(random, depth - 1));
  goal.k = goal.kind == Kind::all_of   ? size
           : goal.kind == Kind::any_of ? 1
                                       : 1 + static_cast<int>(random() % 4) % size;
  return goal;
}

const Goal kSaa = leaf("aws:SAA-C03");
const Goal kMla = leaf("aws:MLA-C02");
const Goal kCka = leaf("cncf:CKA");
const Goal kCks = leaf("cncf:CKS");

}  // namespace

TEST_CASE("a goal may be one certification") {
  CHECK(parsed("SAA-C03") == kSaa);
  CHECK(parsed("  aws:SAA-C03\n") == kSaa);
  CHECK(parsed("((cka))") == kCka);
  CHECK(parsed("\"Certified Kubernetes Administrator\"") == kCka);
  CHECK(parsed("sec+") == leaf("comptia:SEC+"));
}

TEST_CASE("and binds tighter than or") {
  CHECK(parsed("SAA-C03 and MLA-C02 or CKA") ==
        node(Kind::any_of, 1, {node(Kind::all_of, 2, {kSaa, kMla}), kCka}));
  CHECK(parsed("SAA-C03 AND (MLA-C02 Or CKA)") ==
        node(Kind::all_of, 2, {kSaa, node(Kind::any_of, 1, {kMla, kCka})}));
}

TEST_CASE("a chain is one node, brackets keep their own") {
  CHECK(parsed("SAA-C03 and MLA-C02 and CKA") == node(Kind::all_of, 3, {kSaa, kMla, kCka}));
  CHECK(parsed("SAA-C03 or MLA-C02 or CKA") == node(Kind::any_of, 1, {kSaa, kMla, kCka}));
  CHECK(parsed("(SAA-C03 and MLA-C02) and CKA") ==
        node(Kind::all_of, 2, {node(Kind::all_of, 2, {kSaa, kMla}), kCka}));
}

TEST_CASE("lists are counted") {
  CHECK(parsed("any 2 of (SAA-C03, MLA-C02, CKA)") == node(Kind::k_of, 2, {kSaa, kMla, kCka}));
  CHECK(parsed("any of (SAA-C03, CKA)") == node(Kind::any_of, 1, {kSaa, kCka}));
  CHECK(parsed("ALL OF(SAA-C03,CKA)") == node(Kind::all_of, 2, {kSaa, kCka}));
  CHECK(parsed("all of (CKA)") == node(Kind::all_of, 1, {kCka}));
  CHECK(parsed("any 1 of (CKA and CKS, SAA-C03) and MLA-C02") ==
        node(Kind::all_of, 2,
             {node(Kind::k_of, 1, {node(Kind::all_of, 2, {kCka, kCks}), kSaa}), kMla}));
}

TEST_CASE("goals are written with exact ids") {
  CHECK(to_expression(kSaa) == "aws:SAA-C03");
  CHECK(to_expression(parsed("saa-c03 and (cka or cks)")) ==
        "aws:SAA-C03 and (cncf:CKA or cncf:CKS)");
  CHECK(to_expression(parsed("any 2 of (cka, cks, saa-c03)")) ==
        "any 2 of (cncf:CKA, cncf:CKS, aws:SAA-C03)");
  CHECK(to_expression(parsed("all of (cka)")) == "all of (cncf:CKA)");
  CHECK(to_expression(leaf("two words")) == "\"two words\"");
  CHECK(to_expression(leaf("ANY")) == "\"ANY\"");
  CHECK(to_expression(leaf("a\"b")) == "\"a\"\"b\"");
}

TEST_CASE("what cannot be read is refused with its column and what was expected") {
  struct Case {
    std::string_view text;
    int column;
    std::string_view detail;
  };
  const auto c = GENERATE(
      Case{"", 1, "expected a certification, '(', 'any' or 'all', found the end"},
      Case{"SAA-C03 and", 12, "expected a certification, '(', 'any' or 'all', found the end"},
      Case{"and CKA", 1, "expected a certification, '(', 'any' or 'all', found and"},
      Case{"SAA-C03 or or CKA", 12, "expected a certification, '(', 'any' or 'all', found or"},
      Case{"CKA, CKS", 4, "expected 'and', 'or' or the end, found ,"},
      Case{"CKA CKS", 5,
           "expected 'and', 'or' or the end (a name with spaces needs double quotes), found CKS"},
      Case{"(CKA", 5, "expected 'and', 'or' or ')', found the end"},
      Case{"CKA)", 4, "expected 'and', 'or' or the end, found )"},
      Case{"()", 2, "expected a certification, '(', 'any' or 'all', found )"},
      Case{"any (CKA)", 5, "expected a number and 'of', or 'of', found ("},
      Case{"any two of (CKA)", 5, "expected a number and 'of', or 'of', found two"},
      Case{"any 2 (CKA)", 7, "expected 'of', found ("},
      Case{"all 2 of (CKA)", 5, "expected 'of', found 2"},
      Case{"any of CKA", 8, "expected '(', found CKA"},
      Case{"any of (CKA; CKS)", 12, "expected ',' or ')', found ;"},
      Case{"any of ()", 9, "expected a certification, '(', 'any' or 'all', found )"},
      Case{"any 3 of (CKA, CKS)", 5,
           "expected a number from 1 to 2, as many as are listed, found 3"},
      Case{"any 0 of (CKA)", 5, "expected a number from 1 to 1, as many as are listed, found 0"},
      Case{"any 99999999999 of (CKA)", 5, "expected a number and 'of', or 'of', found 99999999999"},
      Case{"any -1 of (CKA)", 5, "expected a number and 'of', or 'of', found -1"},
      Case{"CKA and \"CKS", 9, "a quoted name lacks its closing quote"});
  CAPTURE(c.text);
  const Problem problem = refused(c.text);
  CHECK(problem.code == ProblemCode::invalid_expression);
  CHECK(problem.source == "--goal");
  CHECK(problem.line == 1);
  CHECK(problem.column == c.column);
  CHECK(problem.detail == c.detail);
}

TEST_CASE("unknown and ambiguous names say where they are") {
  const Problem unknown = refused("CKA and\n  SAA-C04");
  CHECK(unknown.code == ProblemCode::unknown_id);
  CHECK(unknown.line == 2);
  CHECK(unknown.column == 3);
  CHECK(unknown.detail == "unknown certification SAA-C04");
  CHECK(unknown.suggestion == "aws:SAA-C03");
  CHECK(unknown.source == "--goal");

  const Problem ambiguous = refused("any of (CKA, PCA)");
  CHECK(ambiguous.code == ProblemCode::ambiguous_id);
  CHECK(ambiguous.column == 14);

  // Columns count characters, not bytes.
  CHECK(refused("\"Certified \xc3\xa9t\xc3\xa9\" and CKA").column == 1);
  CHECK(refused("CKA \xe2\x88\xa7 CKS").detail ==
        "expected 'and', 'or' or the end, found \xe2\x88\xa7");
}

TEST_CASE("depth and length are limited") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "CKA" + std::string(depth, ')');
  };
  CHECK(parsed(nested(64)) == kCka);
  CHECK(refused(nested(65)).code == ProblemCode::invalid_expression);
  CHECK(refused(nested(65)).column == 65);
  CHECK(refused(nested(65)).detail == "brackets are nested deeper than 64");
  std::string lists;
  for (int i = 0; i < 65; ++i) lists += "any of (CKA,";
  CHECK(refused(lists).detail == "brackets are nested deeper than 64");
  CHECK(refused(std::string(10'000, '(')).code == ProblemCode::invalid_expression);

  CHECK(parsed("CKA" + std::string(9'997, ' ')) == kCka);
  const Problem too_long = refused("CKA" + std::string(9'998, ' '));
  CHECK(too_long.code == ProblemCode::invalid_expression);
  CHECK(too_long.detail == "expected at most 10000 characters, found 10001");
}

TEST_CASE("every tree is read back as it was written") {
  std::mt19937_64 random(20261122);
  for (int round = 0; round < 3'000; ++round) {
    const Goal goal = random_goal(random, 4);
    const std::string text = to_expression(goal);
    const auto again = parse_goal(test::sample_catalog(), text);
    if (!again || *again != goal) FAIL("not read back: " << text);
  }
}

TEST_CASE("goal expressions of any kind are answered") {
  std::mt19937_64 random(7);
  const std::string_view pieces[] = {"CKA", "aws:SAA-C03", "PCA", " ",  "and", "or",  "any",
                                     "of",  "all",         "2",   "(",  ")",   ",",   "\"",
                                     "9",   "\xff",        "\n",  "of", "(",   "CKS", ")"};
  int read = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto length = random() % 14; length > 0; --length) {
      text += random() % 16 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                 : std::string(pieces[random() % std::size(pieces)]) + ' ';
    }
    const auto goal = parse_goal(test::sample_catalog(), text);
    if (!goal) {
      if (goal.error().column < 1 || goal.error().detail.empty()) FAIL(text);
      continue;
    }
    ++read;
    const auto again = parse_goal(test::sample_catalog(), to_expression(*goal));
    if (!again || *again != *goal) FAIL(text);
  }
  CHECK(read > 100);
}
