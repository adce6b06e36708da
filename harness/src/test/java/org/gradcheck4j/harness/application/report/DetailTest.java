package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.judgement.TolerancePolicy;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class DetailTest {

    @Test
    void in_float_it_says_that_the_inputs_were_rounded_before_and_in_double_it_need_not() {
        List<EngineVerdict> verdicts = new Suite(
                        SampleRuns.cases().subList(0, 1),
                        List.of(new ReferenceEngine()),
                        List.of(Precision.DOUBLE, Precision.FLOAT),
                        TolerancePolicy.DERIVED,
                        Expectations.NONE,
                        true)
                .judge(each -> {})
                .verdicts();
        assertThat(verdicts).extracting(EngineVerdict::precision).containsExactly(Precision.DOUBLE, Precision.FLOAT);
        assertThat(Detail.of(verdicts.get(0), SampleRuns.ORIGIN).shouldBe()).isEmpty();
        assertThat(Detail.of(verdicts.get(1), SampleRuns.ORIGIN).shouldBe())
                .contains(
                        "Should be: the exact gradient for weights and samples rounded to float, as every engine gets them.");
    }
}
