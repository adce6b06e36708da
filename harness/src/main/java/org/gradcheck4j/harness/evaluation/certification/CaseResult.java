package org.gradcheck4j.harness.evaluation.certification;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gradcheck4j.harness.evaluation.baselines.Baseline;
import org.gradcheck4j.harness.evaluation.population.RandomCase;

/**
 * Everything tried on one network and batch.
 *
 * @param drawn the network and batch
 * @param unsupportedBefore how many draws before it were beyond their precision
 * @param faults the injected faults
 * @param nameless the injected faults that have no name
 * @param correct the correct gradients
 * @param smallestChange the smallest relative change of its best-tested entry that is noticed; empty if not even a
 *     doubled one is
 * @param checkNanos our time for one check, in nanoseconds: the oracle, the bound and the verdict
 * @param baselineNanos the time of each baseline that takes the precision for one check, in nanoseconds
 */
record CaseResult(
        RandomCase drawn,
        int unsupportedBefore,
        List<FaultResult> faults,
        List<FaultResult> nameless,
        List<CorrectGradientResult> correct,
        OptionalDouble smallestChange,
        long checkNanos,
        Map<Baseline, Long> baselineNanos) {}
