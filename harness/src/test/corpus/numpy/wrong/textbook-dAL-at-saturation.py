# mistake: dAL divides by AL and 1 - AL, which are 0 where the output is saturated
# source: https://community.deeplearning.ai/t/back-propagation-of-last-sigmoid-layer/693512
# names: non-finite
# forward: right
import numpy as np


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def L_model_forward(X, parameters):
    caches, A = [], X
    for l in range(1, len(parameters) // 2 + 1):
        A_prev = A
        Z = np.dot(parameters["W" + str(l)], A_prev) + parameters["b" + str(l)]
        A = sigmoid(Z)
        caches.append((A_prev, parameters["W" + str(l)], Z))
    return A, caches


def L_model_backward(AL, Y, caches):
    grads = {}
    m = AL.shape[1]
    dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    for l in reversed(range(len(caches))):
        A_prev, W, Z = caches[l]
        s = sigmoid(Z)
        dZ = dA * s * (1 - s)
        grads["dW" + str(l + 1)] = np.dot(dZ, A_prev.T) / m
        grads["db" + str(l + 1)] = np.sum(dZ, axis=1, keepdims=True) / m
        dA = np.dot(W.T, dZ)
    return grads


def gradients(X, y, W, b):
    parameters = {"W" + str(i + 1): w for i, w in enumerate(W)}
    parameters.update({"b" + str(i + 1): v for i, v in enumerate(b)})
    AL, caches = L_model_forward(X, parameters)
    grads = L_model_backward(AL, y, caches)
    return {"dW": [grads["dW" + str(i + 1)] for i in range(len(W))],
            "db": [grads["db" + str(i + 1)] for i in range(len(W))]}
