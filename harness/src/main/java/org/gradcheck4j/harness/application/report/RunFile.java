package org.gradcheck4j.harness.application.report;

import java.util.List;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;

/** {@code run.json}: the provenance of a run, and the measurements that may differ from one run to the next. */
record RunFile(Provenance provenance, List<Measured> verdicts) {

    /**
     * What was measured of one engine on one case.
     *
     * @param repeatUlps the largest difference between repeats of the same gradient, in units in the last place
     * @param nanos the median time of one gradient
     */
    record Measured(String caseId, String precision, String engine, double repeatUlps, long nanos) {}

    static RunFile of(GradedRun run, Provenance provenance) {
        return new RunFile(
                provenance, run.verdicts().stream().map(RunFile::measured).toList());
    }

    private static Measured measured(EngineVerdict each) {
        return new Measured(
                each.testCase().id(),
                each.precision().id(),
                each.engine(),
                each.run().repeatUlps(),
                each.run().nanos());
    }
}
