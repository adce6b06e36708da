package org.gradcheck4j.harness.report;

import java.util.List;
import org.gradcheck4j.harness.suite.Expectation;
import org.gradcheck4j.harness.suite.Judged;

/** A listed expectation, with the verdicts that it covers. */
record Finding(String engine, String verdict, String family, String dl4j, String why, List<String> occurrences) {

    static Finding of(Expectation expectation, List<Judged> covered) {
        return new Finding(
                expectation.engine(),
                expectation.verdict(),
                expectation.family(),
                expectation.dl4j(),
                expectation.why(),
                covered.stream().map(each -> Summary.message(each).headline()).toList());
    }

    /** How many verdicts it covers, in words. */
    String count() {
        return occurrences.size() == 1 ? "1 verdict" : occurrences.size() + " verdicts";
    }
}
