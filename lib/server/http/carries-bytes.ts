/** Whether an answer is more than a few words of ours: bytes of files, or what comes little by little. */
export function carriesBytes({ body, headers }: Response): boolean {
  return body !== null && headers.get('content-type') !== 'application/json'
}
