# argus run tests/contest/python/sqrt_bisect.py --input 'n'
# time: O(log n)
class Solution:
    def mySqrt(self, x: int) -> int:
        l, r = 0, x
        ans = -1
        while l <= r:
            mid = l + (r - l) // 2
            if mid * mid <= x:
                ans = mid
                l = mid + 1
            else:
                r = mid - 1
        return ans


if __name__ == '__main__':
    print(Solution().mySqrt(int(input())))
