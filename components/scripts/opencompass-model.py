# Model of opencompass for a service with OpenAI's protocol (opencompass.readthedocs.io, evaluating API models). The key is
# read from OPENAI_API_KEY.
import os

from opencompass.models import OpenAISDK

models = [
    dict(
        abbr=os.environ["SERVED_MODEL_NAME"],
        type=OpenAISDK,
        path=os.environ["SERVED_MODEL_NAME"],
        openai_api_base=os.environ["URL"],
        key="ENV",
        tokenizer_path=os.environ["TOKENIZER"],
        meta_template=dict(
            round=[dict(role="HUMAN", api_role="HUMAN"), dict(role="BOT", api_role="BOT", generate=True)],
            reserved_roles=[dict(role="SYSTEM", api_role="SYSTEM")],
        ),
        query_per_second=int(os.environ["CONCURRENCY"]),
        batch_size=int(os.environ["CONCURRENCY"]),
        max_seq_len=int(os.environ["MAX_MODEL_LEN"]),
        max_out_len=min(2048, int(os.environ["MAX_MODEL_LEN"]) // 2),
        temperature=0.01,
        retry=3,
    )
]
