package org.gradcheck4j.harness.evaluation.certification;

import org.gradcheck4j.harness.evaluation.injection.InjectedFault;

/**
 * What became of a fault in a large network. How much its numbers say of it is not counted: that takes a gradient for each sample.
 *
 * @param fault what was injected
 * @param detection whether it was noticed
 * @param named the id of the diagnosis; {@value FaultResult#NOTHING} if nothing disagreed
 */
record LargeFaultResult(InjectedFault fault, Detection detection, String named) {}
