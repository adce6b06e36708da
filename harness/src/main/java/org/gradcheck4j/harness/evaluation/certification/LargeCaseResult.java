package org.gradcheck4j.harness.evaluation.certification;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.population.RandomCase;

/**
 * What was tried on one large network.
 *
 * @param drawn the network and batch
 * @param faults some of those that can be injected
 * @param correct as many correct gradients
 */
record LargeCaseResult(RandomCase drawn, List<LargeFaultResult> faults, List<CorrectGradientResult> correct) {

    Stream<Detection> detections() {
        return faults.stream().map(LargeFaultResult::detection);
    }
}
